/// The rows of a trained model, searched in place: sorted by their hash, which a row begins with (four bytes, little-endian).
struct HashedRows: Sendable {
  /// `const` in C and never freed, so sharing it between threads is safe.
  nonisolated(unsafe) private let bytes: UnsafeRawBufferPointer
  private let rowSize: Int
  /// Where the rows whose hash starts with each eleven bits begin; more bits would cost more to find at start than they save.
  private let starts: [Int32]

  private static let bits: UInt32 = 11

  init(_ rows: UnsafeBufferPointer<UInt8>, rowSize: Int, count: Int) {
    bytes = UnsafeRawBufferPointer(rows)
    self.rowSize = rowSize
    let (bytes, buckets) = (bytes, 1 << Int(Self.bits))
    var starts = [Int32](repeating: Int32(count), count: buckets + 1)
    var low = 0
    for bucket in 0..<buckets {
      // Hashes are spread evenly, so the next start is not far from the last: steps double until they are beyond it.
      let first = UInt32(bucket) << (32 - Self.bits)
      var step = 64
      var high = low
      while high < count, Self.hash(bytes, high, rowSize) < first {
        low = high + 1
        high = min(count, high + step)
        step *= 2
      }
      while low < high {
        let middle = (low + high) / 2
        if Self.hash(bytes, middle, rowSize) < first { low = middle + 1 } else { high = middle }
      }
      starts[bucket] = Int32(low)
    }
    self.starts = starts
  }

  /// The number of the row with this hash. Where in its bucket it must stand is guessed from the hash; a few rows beside are read.
  func row(of hash: UInt32) -> Int? {
    let bucket = Int(hash >> (32 - Self.bits))
    let low = Int(starts[bucket])
    let high = Int(starts[bucket + 1])
    guard low < high else { return nil }
    let rest = Int(hash & (1 << (32 - Self.bits) - 1))
    var row = low + ((high - low) * rest) >> Int(32 - Self.bits)
    var found = Self.hash(bytes, row, rowSize)
    if found < hash {
      while found < hash {
        row += 1
        guard row < high else { return nil }
        found = Self.hash(bytes, row, rowSize)
      }
    } else {
      while found > hash {
        row -= 1
        guard row >= low else { return nil }
        found = Self.hash(bytes, row, rowSize)
      }
    }
    return found == hash ? row : nil
  }

  /// The hash that a row begins with.
  func hash(_ row: Int) -> UInt32 { Self.hash(bytes, row, rowSize) }

  private static func hash(_ bytes: UnsafeRawBufferPointer, _ row: Int, _ rowSize: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: row * rowSize, as: UInt32.self))
  }
}
