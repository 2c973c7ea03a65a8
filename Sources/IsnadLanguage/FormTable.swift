/// Forms one after the other.
struct FormTable: Sendable {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int32] = []

  var count: Int { ends.count }

  subscript(i: Int) -> ArraySlice<UInt8> { bytes[(i == 0 ? 0 : Int(ends[i - 1]))..<Int(ends[i])] }

  mutating func append(_ form: some Sequence<UInt8>) {
    bytes.append(contentsOf: form)
    ends.append(Int32(bytes.count))
  }

  /// Appends what `write` writes as one form.
  mutating func append(writing write: (inout [UInt8]) -> Void) {
    write(&bytes)
    ends.append(Int32(bytes.count))
  }

  mutating func reserveCapacity(_ count: Int) {
    ends.reserveCapacity(count)
    bytes.reserveCapacity(10 * count)
  }
}
