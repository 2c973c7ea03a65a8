/// What the encoder sees of a word. `Training/isnad_training/features.py` computes the same numbers.
struct WordFeatures {
  static let formRows = 8192
  static let formWidth = 48
  static let affixWidth = 32
  static let knownWidth = 96
  static let roles = 64
  static let roleWidth = 16
  static let vectorWidth = 64

  /// Beginnings and endings of the form that have a hashed row of their own, and how many rows they share.
  static let affixes: [(isEnding: Bool, length: Int, rows: Int)] = [
    (false, 1, 256), (false, 2, 2048), (false, 3, 4096), (true, 1, 256), (true, 2, 2048), (true, 3, 4096),
    (true, 4, 4096),
  ]
  static let width = knownWidth + formWidth + affixes.count * affixWidth + roleWidth + vectorWidth

  let known: Int
  let form: Int
  let affixes: [7 of Int]
  let role: Int
  let vector: Int

  init(form bytes: ArraySlice<UInt8>, role: Int, keys: KeyTable) {
    let key = keys[Checksum.of(Spelling.key(bytes)[...])]
    known = key.known
    vector = key.vector
    form = Int(Checksum.of(bytes)) % Self.formRows
    self.role = role
    var affixes = [7 of Int](repeating: 0)
    var base = 0
    for (i, affix) in Self.affixes.enumerated() {
      var checksum = Checksum(affix.isEnding ? UInt8(ascii: "s") : UInt8(ascii: "p"))
      checksum.add(number: affix.length)
      checksum.add(affix.isEnding ? lastLetters(bytes, affix.length) : firstLetters(bytes, affix.length))
      affixes[i] = base + Int(checksum.value) % affix.rows
      base += affix.rows
    }
    self.affixes = affixes
  }

  /// Where a word stands in its token, what it is written with, and whether its token touches the one before.
  static func role(form: ArraySlice<UInt8>, part: Int, parts: Int, isGlued: Bool) -> Int {
    let place = parts == 1 ? 0 : part == 0 ? 1 : part < parts - 1 ? 2 : 3
    return place * 8 + Script(of: form).rawValue * 2 + (isGlued ? 1 : 0)
  }
}

extension WordFeatures: Equatable {
  static func == (a: WordFeatures, b: WordFeatures) -> Bool {
    a.form == b.form && a.known == b.known && a.role == b.role && a.vector == b.vector
      && a.affixes.indices.allSatisfy { a.affixes[$0] == b.affixes[$0] }
  }
}

/// What a word is written with.
enum Script: Int {
  case arabic, digits, otherLetters, signs

  init(of form: ArraySlice<UInt8>) {
    if Spelling.isArabic(form) {
      self = .arabic
    } else if form.contains(where: { $0 &- 0x30 < 10 }) {
      self = .digits
    } else if form.contains(where: { $0 | 0x20 &- 0x61 < 26 || 0xC3...0xDF ~= $0 || 0xE0...0xE1 ~= $0 }) {
      // Lead bytes C3…DF and E0…E1 begin U+00C0…U+1FFF: letters, as good as always.
      self = .otherLetters
    } else {
      self = .signs
    }
  }
}
