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
  /// What the noun that opens it says of its sector.
  var sector: String?
  /// The title before it, where there is one.
  var title: Titles.Title?
  var gender: Names.Gender = .unknown
  /// Where nothing but the list speaks for it, and the list's word is a common one.
  var isWeak = false
  /// The tagger's ``Tagger/Mention/margin`` where it found the name.
  var margin = 0

  enum Rule: String, Sendable {
    case gazetteer = "name/gazetteer"
    case head = "name/head"
    case title = "name/title"
    case tagger = "name/tagger"
    case parts = "name/parts"
    case memory = "name/memory"
    case people = "name/people"
    case own = "name/own"
    case hashtag = "name/hashtag"
    case letters = "name/letters"
    case tail = "name/tail"
    case foreign = "name/foreign"
    case speaker = "name/speaker"

    /// What a user reads under `--explain`.
    var reason: String {
      switch self {
      case .gazetteer: "a name that the lists hold"
      case .head: "the noun that opens it says what it names"
      case .title: "it stands behind a title"
      case .tagger: "the trained tagger reads it as a name"
      case .parts: "it is made of parts of names"
      case .memory: "the article names it elsewhere"
      case .people: "a people as a noun"
      case .own: "a name of your own lexicon"
      case .hashtag: "a hashtag of joined words names it"
      case .letters: "names of letters in a row spell an acronym"
      case .tail: "the word that closes it says what it names"
      case .foreign: "a name in Latin letters behind a word that says what it names"
      case .speaker: "an unknown word stands where a speaker does"
      }
    }
  }
}

/// One token as the name finder and the tagger see it.
struct NameToken: Sendable {
  /// Bytes of clitics at its start, in the folded form, behind ``lead``.
  var clitics = 0
  /// Folded bytes of another word that a lost space glued before it (`السيدترامب`), and behind it (`فريمانفي`).
  var lead = 0
  var tail = 0
  /// What the lists know of the form without its clitics.
  var facts = WordFacts()
  var isWord = false
  /// `w`ord, `n`umber, foreign (`x`) or `.` anything else.
  var kind: UInt8 = 0x2E
  /// A class of its letters, 0–9: how much they look like a name's.
  var letters: UInt8 = 0
  /// In a listed name: B or I, the kind (L O G P, p for a family name), w for a weak one; 0 where there is none.
  var listed: (UInt8, UInt8, UInt8) = (0, 0, 0)
  /// The class of the title it belongs to (o r j a k n); 0 for none.
  var title: UInt8 = 0
  /// A nationality adjective.
  var isAdjective = false
  /// The kind of name it opens (o p, capital with an article); 0 for none.
  var head: UInt8 = 0
}
