import CIsnadKernels

/// The CRC-32 of pieces put together.
struct Checksum {
  private(set) var value: UInt32 = 0

  init() {}
  init(_ byte: UInt8) { add(byte) }

  mutating func add(_ byte: UInt8) {
    withUnsafePointer(to: byte) { value = isnad_checksum(value, $0, 1) }
  }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    value = isnad_checksum(value, bytes.baseAddress, bytes.count)
  }

  mutating func add(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBufferPointer { add($0) } }

  mutating func add(_ text: StaticString) { value = isnad_checksum(value, text.utf8Start, text.utf8CodeUnitCount) }

  mutating func add(utf8 text: String) {
    for byte in text.utf8 { add(byte) }
  }

  /// A number of one or two digits, in decimal.
  mutating func add(number: Int) {
    if number >= 10 { add(UInt8(ascii: "0") + UInt8(number / 10)) }
    add(UInt8(ascii: "0") + UInt8(number % 10))
  }

  static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var checksum = Checksum()
    checksum.add(bytes)
    return checksum.value
  }
}
