import IsnadRecords
import IsnadText

/// Somebody who may have said what a cue without a subject reports, and what speaks for him.
struct SpeakerCandidate: Sendable {
  /// Where the reader looks for a subject that is left out, the likeliest first.
  enum Construction: Int, Sendable, CaseIterable {
    /// Who speaks in the same sentence before (`قال … وأضاف`).
    case sameSentence
    /// The subject of the sentence that the cue goes on with (`وصل فلان وقال`).
    case sentenceSubject
    /// The subject of a sentence since the last speaker's.
    case recentSubject
    /// The last speaker.
    case lastSpeaker
    /// Who is named in the sentence, though not as its subject.
    case sentenceName
    /// Of whom the article speaks, when nobody else is near.
    case articleTopic

    var reason: String {
      switch self {
      case .sameSentence: "speaks in the same sentence"
      case .sentenceSubject: "is the subject of the sentence before the cue"
      case .recentSubject: "is the subject of what stands before"
      case .lastSpeaker: "spoke last"
      case .sentenceName: "is named in the sentence"
      case .articleTopic: "is named most often before"
      }
    }

    /// The name of the rule that takes a speaker from here.
    var rule: String {
      switch self {
      case .sameSentence: "statement/same-sentence"
      case .sentenceSubject, .sentenceName: "statement/sentence-subject"
      case .recentSubject: "statement/recent-subject"
      case .lastSpeaker: "statement/dropped-subject"
      case .articleTopic: "statement/article-topic"
      }
    }
  }

  let construction: Construction
  var speaker: Statement.Speaker
  var others: [Statement.Speaker] = []
  /// Sentences between the candidate's place and the cue.
  let distance: Int
  /// Whether gender and number fit the cue.
  let agrees: Bool
  /// How sure the construction is with what is known of this candidate.
  let confidence: Confidence
  /// Where the candidate is told.
  let place: ByteSpan?
}
