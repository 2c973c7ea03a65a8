/// A map from strings to places, held as sorted CRC-32 checksums with an index by their leading bits: a look-up reads two
/// index entries and one or two checksums. A string that is not in it is taken for one that is about once in 40,000 times.
/// Unchecked, since it holds pointers: they lead into the embedded model, which is `const` and never freed.
struct ChecksumTable: @unchecked Sendable {
  private let index: UnsafeBufferPointer<UInt32>
  private let checksums: UnsafeBufferPointer<UInt32>
  private let shift: UInt32

  init(_ file: ModelFile, index: ModelFile.Section, checksums: ModelFile.Section) {
    self.index = file.section(index, as: UInt32.self)
    self.checksums = file.section(checksums, as: UInt32.self)
    shift = 32 - UInt32((self.index.count - 1).trailingZeroBitCount)
  }

  /// The place of the string with this checksum.
  func place(of checksum: UInt32) -> Int? {
    let bucket = Int(checksum >> shift)
    var i = Int(index[bucket])
    let end = Int(index[bucket + 1])
    while i < end {
      if checksums[i] == checksum { return i }
      i += 1
    }
    return nil
  }
}
