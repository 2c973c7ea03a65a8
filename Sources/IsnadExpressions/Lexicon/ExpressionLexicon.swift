import CIsnadData
import IsnadLexicon
import IsnadRecords
import IsnadText

/// The words of `Data/expressions`, merged into one look-up: a token is looked up once, whatever is read at it later.
struct ExpressionLexicon: Sendable {
  static let shared = ExpressionLexicon()

  /// A counted noun.
  struct Noun: Sendable {
    enum Kind: Sendable { case person, thing, measure, animal }
    let unit: String
    let kind: Kind
    /// What the noun alone says of the people that it names.
    let measure: Figure.Measure?
    /// Whether nothing that happens to them overrides ``measure`` (`قتيل`, unlike `رهينة`).
    let isOutcome: Bool
  }

  /// Two or more words that mean one thing; the first one leads to it.
  struct Phrase: Sendable {
    enum Meaning: Sendable {
      case month(UInt8), hijri(UInt8), part(DayPart), unit(TimeUnit), now
      /// Hijri month × 100 + day; negative for a Gregorian day.
      case holiday(Int)
      /// The year of an event that is named by its day (`هجمات 11 سبتمبر`).
      case known(year: Int)
      case zone(Int)
      case edge(UInt8)
      case noun(Int32)
      case bound(Figure.Bound, isBefore: Bool)
      case currency(code: String)
    }
    /// Folded, the first one without a peeled prefix.
    let words: [[UInt8]]
    let meaning: Meaning

    /// Whether the phrase speaks of time.
    var tellsTime: Bool {
      switch meaning {
      case .noun, .bound, .currency: false
      default: true
      }
    }
  }

  private(set) var senses: [Sense] = []
  private(set) var nouns: [Noun] = []
  private(set) var phrases: [Phrase] = []
  private var index = WordIndex(minimumCapacity: 8192)
  private var signs = WordIndex()
  private(set) var signCodes: [String] = []

  private init() {
    var builder = LexiconBuilder()
    builder.readAll()
    senses = builder.senses
    nouns = builder.nouns
    index = builder.index
    signs = builder.signs
    signCodes = builder.signCodes
    // Phrases of one first word stand together, the longest first.
    for (first, list) in builder.phrasesOfWord.enumerated() where !list.isEmpty {
      let start = Int32(phrases.count)
      phrases += list.sorted { $0.words.count > $1.words.count }
      senses[first].phrases = start..<Int32(phrases.count)
    }
    for i in senses.indices where senses[i].isTimeless {
      senses[i].startsTime = phrases[Int(senses[i].phrases.lowerBound)..<Int(senses[i].phrases.upperBound)].contains {
        $0.tellsTime
      }
    }
  }

  /// The sense of the folded word at `range` of `bytes`, as an index into ``senses``.
  func sense(_ bytes: [UInt8], _ range: Range<Int>) -> Int32? { index.value(of: bytes, in: range) }

  /// The currency that a sign or code stands for.
  func currency(sign bytes: [UInt8], _ range: Range<Int>) -> String? {
    signs.value(of: bytes, in: range).map { signCodes[Int($0)] }
  }
}
