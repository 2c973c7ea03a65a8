/// The strings of a model by number.
/// Unchecked, since it holds pointers: they lead into the embedded model, which is `const` and never freed.
struct StringPool: @unchecked Sendable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let ends: UnsafeBufferPointer<UInt32>

  init(_ file: ModelFile) {
    bytes = file.section(.strings, as: UInt8.self)
    ends = file.section(.stringEnds, as: UInt32.self)
  }

  subscript(number: Int) -> UnsafeBufferPointer<UInt8> {
    let start = number == 0 ? 0 : Int(ends[number - 1])
    return UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[number])])
  }
}
