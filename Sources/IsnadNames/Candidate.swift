import IsnadRecords
import IsnadText

/// Words that may be a name, before it is settled who is meant.
struct Candidate: Sendable {
  var tokens: Range<Int>
  /// Without clitics.
  var span: ByteSpan
  var kind: Entity.Kind
  /// Index into ``Gazetteer/entries``; nil where the name is unknown.
  var entry: Int?
  /// Whether the spelling is a family name or short form of ``entry``.
  var isShort = false
  var rule: Rule
  /// The title before it, where there is one.
  var title: Titles.Title?
  var gender: Names.Gender = .unknown
  /// Where nothing but the list speaks for it, and the list's word is a common one.
  var isWeak = false

  enum Rule: String, Sendable {
    case gazetteer = "name/gazetteer"
    case head = "name/head"
    case title = "name/title"
    case tagger = "name/tagger"
    case parts = "name/parts"
    case memory = "name/memory"
    case people = "name/people"
    case foreign = "name/foreign-letters"
  }
}

/// One token as the name finder sees it.
struct NameToken: Sendable {
  /// Bytes of clitics at its start, in the folded form.
  var clitics: Int = 0
  /// What the lists know of the form without its clitics.
  var facts = WordFacts()
  var isWord = false
}
