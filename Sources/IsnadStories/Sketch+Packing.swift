import IsnadCalendar

/// A sketch as bytes, for a store: what the store has of the article besides (its id, its date, its outlet) is not among them.
///
/// Little-endian: the number of words (4 bytes), the hash of all words (8), that of the first (8, 0 for none), then the numbers
/// of elements (2 bytes each) of shingles, minima, stems and probes, and these: hashes of 8 bytes; a stem's weight (4) behind
/// all stems; a probe as its place among the stems (1).
extension Sketch {
  public var packed: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(32 + 8 * (shingles.count + minima.count) + 12 * stems.count + probes.count)
    append(UInt32(truncatingIfNeeded: wordCount), to: &out)
    append(wholeHash, to: &out)
    append(leadHash ?? 0, to: &out)
    let shingles = shingles.prefix(Int(UInt16.max))
    for count in [shingles.count, minima.count, stems.count, probes.count] { append(UInt16(count), to: &out) }
    for hash in shingles { append(hash, to: &out) }
    for hash in minima { append(hash, to: &out) }
    for hash in stems { append(hash, to: &out) }
    for weight in weights { append(weight.bitPattern, to: &out) }
    for probe in probes { out.append(UInt8(truncatingIfNeeded: stems.firstIndex(of: probe) ?? 0)) }
    return out
  }

  /// - Returns: nil for other bytes than ``packed`` gives.
  public init?(packed bytes: [UInt8], id: String, published: String?, outlet: String?) {
    var reader = Reader(bytes: bytes)
    wordCount = Int(reader.number(UInt32.self))
    wholeHash = reader.number(UInt64.self)
    let lead = reader.number(UInt64.self)
    leadHash = lead == 0 ? nil : lead
    let counts = (0..<4).map { _ in Int(reader.number(UInt16.self)) }
    shingles = (0..<counts[0]).map { _ in reader.number(UInt64.self) }
    minima = (0..<counts[1]).map { _ in reader.number(UInt64.self) }
    let stems = (0..<counts[2]).map { _ in reader.number(UInt64.self) }
    weights = (0..<counts[2]).map { _ in Float(bitPattern: reader.number(UInt32.self)) }
    let places = (0..<counts[3]).map { _ in Int(reader.number(UInt8.self)) }
    guard reader.isAtEnd, places.allSatisfy(stems.indices.contains) else { return nil }
    self.stems = stems
    probes = places.map { stems[$0] }
    self.id = id
    self.published = published
    day = published.flatMap { CivilDate(iso: $0)?.day }
    self.outlet = outlet
  }

  private struct Reader {
    let bytes: [UInt8]
    var i = 0
    var hasFailed = false

    var isAtEnd: Bool { !hasFailed && i == bytes.count }

    /// 0 behind the end.
    mutating func number<Number: FixedWidthInteger>(_: Number.Type) -> Number {
      let size = Number.bitWidth / 8
      guard i + size <= bytes.count else {
        hasFailed = true
        return 0
      }
      defer { i += size }
      return bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: i, as: Number.self)) }
    }
  }
}

private func append(_ number: some FixedWidthInteger, to out: inout [UInt8]) {
  withUnsafeBytes(of: number.littleEndian) { out.append(contentsOf: $0) }
}
