/// The n-grams of letter groups, sorted by their hashes.
struct GroupGrams: Sendable {
  static let rowSize = 6

  /// `const` in C and never freed, so sharing it between threads is safe.
  nonisolated(unsafe) private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int
  private let table: HashedRows
  /// A bit for the first bits of each row's hash: three of four n-grams that are asked for are none, and need no search then.
  private let present: [UInt64]

  private static let presentBits: UInt32 = 20

  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, count: Int) {
    self.bytes = bytes
    self.start = start
    table = HashedRows(
      UnsafeBufferPointer(rebasing: bytes[start...]), rowSize: Self.rowSize, count: count)
    var present = [UInt64](repeating: 0, count: 1 << Int(Self.presentBits - 6))
    for row in 0..<count {
      let hash = table.hash(row)
      present[Int(hash >> (38 - Self.presentBits))] |= 1 << UInt64(hash >> (32 - Self.presentBits) & 63)
    }
    self.present = present
  }

  /// What stands before a group: the hashes of the last three groups, two, one and none, as far as the file knows them, the longest
  /// first, each with the cost of going down to it.
  struct Context {
    fileprivate var hashes = SIMD4<UInt32>.zero
    fileprivate var costs = SIMD4<Int32>.zero
    fileprivate var count = 0
  }

  func context(_ history: SIMD3<Int32>) -> Context {
    var context = Context()
    var cost: Int32 = 0
    for first in 0...3 {
      var hash = FeatureHash()
      for i in first..<3 { hash.add(group: history[i]) }
      let row = first < 3 ? row(hash) : nil
      guard first == 3 || row != nil else { continue }
      context.hashes[context.count] = hash.value
      context.costs[context.count] = cost
      context.count += 1
      if let row { cost += Int32(bytes[row + 5]) }
    }
    return context
  }

  /// The cost of `group`, from the longest n-gram that the file knows; nil for one that is not below `limit`.
  func cost(of group: Int32, behind context: Context, below limit: Int32 = .max) -> Int32? {
    for i in 0..<context.count {
      guard context.costs[i] < limit else { return nil }
      var hash = FeatureHash(value: context.hashes[i])
      hash.add(group: group)
      guard let row = row(hash) else { continue }
      let cost = context.costs[i] + Int32(bytes[row + 4])
      return cost < limit ? cost : nil
    }
    let cost = context.costs[context.count - 1] + 255
    return cost < limit ? cost : nil
  }

  /// Where the row of an n-gram stands.
  private func row(_ hash: FeatureHash) -> Int? {
    let value = hash.value
    guard present[Int(value >> (38 - Self.presentBits))] >> UInt64(value >> (32 - Self.presentBits) & 63) & 1 == 1
    else { return nil }
    return table.row(of: value).map { start + $0 * Self.rowSize }
  }
}

extension FeatureHash {
  fileprivate mutating func add(group: Int32) {
    add(UInt8(group & 255))
    add(UInt8(group >> 8))
  }
}
