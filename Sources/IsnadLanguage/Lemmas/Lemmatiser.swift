/// Finds vocalised lemmas by a cascade of look-ups: `Training/isnad_training/lemmas.py` explains and builds the table.
/// Unchecked, since it holds pointers: they lead into the embedded model, which is `const` and never freed.
struct Lemmatiser: @unchecked Sendable {
  private let table: ChecksumTable
  private let lemmas: UnsafeBufferPointer<UInt32>

  init(_ file: ModelFile) {
    table = ChecksumTable(file, index: .lemmaIndex, checksums: .lemmaChecksums)
    lemmas = file.section(.lemmaStrings, as: UInt32.self)
  }

  /// The number of the lemma's string; nil where nothing is known: the form stands for it.
  ///
  /// - Parameter next: The tag of the sentence's next word.
  func lemma(form: ArraySlice<UInt8>, upos: String, xpos: String, next: String?) -> Int? {
    guard Spelling.isArabic(form), xpos.utf8.first != UInt8(ascii: "U") else { return nil }
    let key = Spelling.key(form)[...]
    let exact = lemma("0", form, xpos, following: next) ?? lemma("1", form, xpos) ?? lemma("2", form, upos)
    return exact ?? lemma("3", key, xpos) ?? lemma("4", key, upos) ?? lemma("5", form) ?? lemma("6", key)
      ?? lemmaOfBase(key, xpos)
  }

  private func lemma(
    _ level: StaticString, _ word: ArraySlice<UInt8>, _ tag: String? = nil, following next: String?? = nil
  ) -> Int? {
    var checksum = Checksum()
    checksum.add(level)
    checksum.add(word)
    if let tag {
      checksum.add(UInt8(ascii: "|"))
      checksum.add(utf8: tag)
    }
    if let next {
      checksum.add(UInt8(ascii: "|"))
      checksum.add(Self.following(next))
    }
    return table.place(of: checksum.value).map { Int(lemmas[$0]) }
  }

  /// What the next word is, as far as it tells lemmas apart.
  private static func following(_ xpos: String?) -> UInt8 {
    guard let first = xpos?.utf8.first else { return UInt8(ascii: ".") }
    return [UInt8(ascii: "V"), UInt8(ascii: "S"), UInt8(ascii: "N")].contains(first) ? first : UInt8(ascii: "-")
  }

  private func lemmaOfBase(_ key: ArraySlice<UInt8>, _ xpos: String) -> Int? {
    for base in InflectionBase.bases(of: key, xpos: xpos) {
      var checksum = Checksum()
      checksum.add("7")
      checksum.add(utf8: base.kind)
      checksum.add(UInt8(ascii: "|"))
      checksum.add(base.letters[...])
      if let place = table.place(of: checksum.value) { return Int(lemmas[place]) }
    }
    return nil
  }
}
