/// What the model knows of a key, whatever word is spelled that way.
struct KeyRecord {
  /// Row in the table of word vectors; 0 is none.
  var vector = 0
  /// The alef that news writes at the start of the stem: 0 bare, then أ, إ, آ.
  var alef = 0
  /// Row in the table of known words.
  var known = KeyRecord.unknown
  /// Size classes of the counts as a word of the treebank and as a whole token of the news.
  var treebankCount = 0
  var newsCount = 0
  /// Place in the list of spellings; 0 is none.
  var spellings = 0

  static let unknown = 1
}

/// The records of all keys.
/// Unchecked, since it holds pointers: they lead into the embedded model, which is `const` and never freed.
struct KeyTable: @unchecked Sendable {
  private let table: ChecksumTable
  private let records: UnsafeBufferPointer<UInt32>
  private let spellings: UnsafeBufferPointer<UInt32>
  private let strings: StringPool

  init(_ file: ModelFile, strings: StringPool) {
    self.strings = strings
    table = ChecksumTable(file, index: .keyIndex, checksums: .keyChecksums)
    records = file.section(.keyRecords, as: UInt32.self)
    spellings = file.section(.spellings, as: UInt32.self)
  }

  subscript(checksum: UInt32) -> KeyRecord {
    guard let place = table.place(of: checksum) else { return KeyRecord() }
    let first = records[3 * place]
    let second = records[3 * place + 1]
    return KeyRecord(
      vector: Int(first & 0xFF_FFFF), alef: Int(first >> 24), known: Int(second & 0xFFFF),
      treebankCount: Int(second >> 16 & 0xFF), newsCount: Int(second >> 24), spellings: Int(records[3 * place + 2]))
  }

  /// The usual spellings of a key among stems with clitics, each with the size class of its count, most usual first.
  func spellings(of record: KeyRecord) -> [(spelling: UnsafeBufferPointer<UInt8>, count: Int)] {
    guard record.spellings > 0 else { return [] }
    return (0..<Int(spellings[record.spellings])).map { i in
      (strings[Int(spellings[record.spellings + 1 + 2 * i])], Int(spellings[record.spellings + 2 + 2 * i]))
    }
  }
}
