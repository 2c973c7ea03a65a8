/// Letters of well-formed UTF-8, one code point each.

func letterCount(_ bytes: some Sequence<UInt8>) -> Int {
  var count = 0
  for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
  return count
}

/// The first `count` letters, or all.
func firstLetters(_ bytes: ArraySlice<UInt8>, _ count: Int) -> ArraySlice<UInt8> {
  var i = bytes.startIndex
  for _ in 0..<count where i < bytes.endIndex {
    i += 1
    while i < bytes.endIndex, bytes[i] & 0xC0 == 0x80 { i += 1 }
  }
  return bytes[bytes.startIndex..<i]
}

/// The last `count` letters, or all.
func lastLetters(_ bytes: ArraySlice<UInt8>, _ count: Int) -> ArraySlice<UInt8> {
  var i = bytes.endIndex
  for _ in 0..<count where i > bytes.startIndex {
    i -= 1
    while i > bytes.startIndex, bytes[i] & 0xC0 == 0x80 { i -= 1 }
  }
  return bytes[i..<bytes.endIndex]
}
