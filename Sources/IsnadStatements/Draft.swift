import IsnadRecords
import IsnadText

/// A statement on its way: found, but not yet linked to speakers told elsewhere nor to the statement it lies in.
struct Draft: Sendable {
  /// Where the cue stands: the token that orders the drafts.
  let token: Int
  var cue: Statement.Cue?
  /// The tokens of the clause that introduces the content: speaker, addressee, medium and time are told here.
  var frame: [Range<Int>]
  /// The speaker as the cue's own clause tells it.
  var source: SourcePhrase?
  var subject: Subject
  var agreement: Agreement
  /// Whether the cue goes on with the words of the last speaker (`وأضاف`).
  var continues = false
  /// Who speaks around the cue tells what he himself said (`قلت`).
  var isFirstPerson = false
  var content: [ByteSpan]
  /// Tokens of the content's spans, first to last.
  var contentTokens: Range<Int>
  var rule: String
  var confidence: Confidence
  var reasons: [Reason]

  /// `نقلا عن`: the words come from the source by way of another.
  var isPassedOn: Bool { cue?.lemma.hasPrefix("نقلا") ?? false }

  /// How the speaker is told.
  enum Subject: Sendable, Hashable {
    /// A noun phrase of the cue's own clause.
    case told
    /// Not told: the reader knows it from before.
    case dropped
    /// A circumstantial (`مضيفا`): whoever speaks in the main clause.
    case circumstantial
    /// Nobody is meant in particular (`يُعتقد أن`).
    case impersonal
  }

  struct Agreement: Sendable, Hashable {
    var isFeminine = false
    var isPlural = false
    /// Whether the cue's form says anything (a preposition doesn't).
    var isTold = true
  }
}
