extension UnsafeBufferPointer<UInt8> {
  /// Where `byte` stands first in `start..<end`; `end` where it does not. Eight bytes at a time: reading tables is most of what a
  /// lexicon does.
  func place(of byte: UInt8, from start: Int, to end: Int) -> Int {
    let bytes = UnsafeRawBufferPointer(self)
    let wanted = UInt64(byte) &* 0x0101_0101_0101_0101
    var i = start
    while i + 8 <= end {
      let difference = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)) ^ wanted
      // The lowest byte that is zero has its upper bit set here, and none below it.
      let zeros = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
      if zeros != 0 { return i + zeros.trailingZeroBitCount / 8 }
      i += 8
    }
    while i < end, self[i] != byte { i += 1 }
    return i
  }

  /// Behind the last `byte` before `end`; 0 where there is none.
  func placeAfterLast(_ byte: UInt8, before end: Int) -> Int {
    let bytes = UnsafeRawBufferPointer(self)
    let wanted = UInt64(byte) &* 0x0101_0101_0101_0101
    var i = end
    while i >= 8 {
      let difference = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: i - 8, as: UInt64.self)) ^ wanted
      let zeros = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
      if zeros != 0 { return i - zeros.trailingZeroBitCount / 8 }
      i -= 8
    }
    while i > 0, self[i - 1] != byte { i -= 1 }
    return i
  }
}
