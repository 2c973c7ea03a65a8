/// Bytes that mark up an ``IndexedText``. No text of an article keeps them: they are control characters.
enum SearchMark {
  /// The word without its clitics and its article starts here.
  static let baseStart: UInt8 = 0x01
  /// It ends here: a pronoun is attached. Twice where its last letter is a ة, which is written ت before a pronoun.
  static let baseEnd: UInt8 = 0x02
  /// The word's lemma stands between two of these.
  static let lemma: UInt8 = 0x03
  /// Only what is printed counts for this word.
  static let exact: UInt8 = 0x04

  static func isMark(_ byte: UInt8) -> Bool { baseStart <= byte && byte <= exact }
}
