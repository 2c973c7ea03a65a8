/// The n-grams of letter groups, sorted by their hashes.
struct GroupGrams: Sendable {
  static let rowSize = 6

  /// `const` in C and never freed, so sharing it between threads is safe.
  nonisolated(unsafe) private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int
  /// Where the rows whose hash starts with each 16 bits begin.
  private let buckets: [Int32]

  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, count: Int) {
    self.bytes = bytes
    self.start = start
    var buckets = [Int32](repeating: Int32(count), count: 1 << 16 + 1)
    var bucket = 0
    for row in 0..<count {
      let place = start + row * Self.rowSize
      let first = Int(bytes[place + 3]) << 8 | Int(bytes[place + 2])
      while bucket <= first {
        buckets[bucket] = Int32(row)
        bucket += 1
      }
    }
    self.buckets = buckets
  }

  /// What stands before a group: the hashes of the last four groups, three, two, one and none, from the longest context that
  /// the file knows on, each with the cost of going down to it.
  struct Context {
    var hashes: [FeatureHash] = []
    var costs: [Int] = []
  }

  func context(_ history: SIMD4<Int32>) -> Context {
    var context = Context()
    var cost = 0
    for first in 0...4 {
      var hash = FeatureHash()
      for i in first..<4 { hash.add(group: history[i]) }
      guard first < 4 else {
        context.hashes.append(hash)
        context.costs.append(cost)
        break
      }
      guard let row = row(hash) else { continue }
      context.hashes.append(hash)
      context.costs.append(cost)
      cost += Int(bytes[row + 5])
    }
    return context
  }

  /// The cost of `group`, from the longest n-gram that the file knows.
  func cost(of group: Int32, behind context: Context) -> Int {
    for i in context.hashes.indices {
      var hash = context.hashes[i]
      hash.add(group: group)
      if let row = row(hash) { return context.costs[i] + Int(bytes[row + 4]) }
    }
    return (context.costs.last ?? 0) + 255
  }

  /// Where the row of an n-gram stands.
  private func row(_ hash: FeatureHash) -> Int? {
    let low = UInt8(hash.value & 255)
    let second = UInt8(hash.value >> 8 & 255)
    let bucket = Int(hash.value >> 16)
    var row = Int(buckets[bucket])
    let end = Int(buckets[bucket + 1])
    while row < end {
      let place = start + row * Self.rowSize
      if bytes[place] == low, bytes[place + 1] == second { return place }
      row += 1
    }
    return nil
  }
}

extension FeatureHash {
  fileprivate mutating func add(group: Int32) {
    add(UInt8(group & 255))
    add(UInt8(group >> 8))
  }
}
