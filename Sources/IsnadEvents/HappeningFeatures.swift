import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadRecords
import IsnadText

/// What a trigger and its sentence show, as words that a reader of the weights understands.
///
/// Each feature is `name=value`: `word` the lemma, `near` a lemma of the sentence (names left out: news of a place must not hang on
/// the place), `before`, `after`, `head`, `over` (the head's head), and what was read of the event itself. A feature counts once.
struct HappeningFeatures {
  private let view: TokenView
  /// Words further off say nothing of the trigger, and a text without sentence ends stays linear.
  private static let reach = 30

  init(_ view: TokenView) { self.view = view }

  func features(of telling: Telling, isDated: Bool) -> [String] {
    let trigger = telling.trigger
    var out = Collector()
    out.add("word", trigger.word.lemma)
    out.add("part", part(of: telling))
    out.add("mode", trigger.sense.mode ?? "none")
    out.add("status", telling.setting.status.rawValue)
    out.add("actor", sides(telling.cast.actors))
    out.add("recipient", sides(telling.cast.recipients))
    out.add("actor-sector", telling.cast.actors.first?.sector ?? "none")
    out.add("recipient-sector", telling.cast.recipients.first?.sector ?? "none")
    out.add("dated", isDated ? "yes" : "no")
    addTree(trigger, to: &out)
    addWords(around: trigger, to: &out)
    return out.features
  }

  private func part(of telling: Telling) -> String {
    switch telling.trigger.word.part {
    case .verb: telling.trigger.reading.voice == .passive ? "passive" : "verb"
    case .noun: telling.setting.carrierCue.map { "noun-\($0)" } ?? "noun"
    case .agent: "person"
    case .circumstance: "participle"
    }
  }

  private func sides(_ participants: [Event.Participant]) -> String {
    participants.isEmpty ? "none" : participants.contains { $0.entity != nil } ? "named" : "unnamed"
  }

  private func addTree(_ trigger: Trigger, to out: inout Collector) {
    let words = view.analysis.words
    let word = view.entries[trigger.token].word
    guard words.indices.contains(word) else { return }
    out.add("definite", "\(words[word].features.definite)")
    out.add("number", "\(words[word].features.number)")
    out.add("relation", "\(words[word].relation)")
    out.add("pronoun", view.entries[trigger.token].hasPronoun ? "yes" : "no")
    var depth = 0
    var node = Int(words[word].head)
    while node >= 0, depth < 6 {
      if depth == 0 { out.add("head", lemma(node)) }
      if depth == 1 { out.add("over", lemma(node)) }
      depth += 1
      node = Int(words[node].head)
    }
    out.add("depth", "\(depth)")
  }

  private func addWords(around trigger: Trigger, to out: inout Collector) {
    let i = trigger.token
    let sentence = trigger.sentence
    let range =
      max(sentence.lowerBound, i - Self.reach)..<min(sentence.upperBound, i + 1 + Self.reach)
    var hasYear = false
    for j in range {
      let kind = view.document.tokens[j].kind
      if kind == .number { hasYear = hasYear || isYear(j) }
      guard kind == .word, j != i, view.entries[j].mention == nil else { continue }
      let lemma = lemma(view.entries[j].word)
      out.add("near", lemma)
      if j < i, i - j <= 3 { out.add("before", lemma) }
      if j > i, j - i <= 4 { out.add("after", lemma) }
    }
    out.add("year", hasYear ? "yes" : "no")
    out.add("place", "\(min((i - sentence.lowerBound) / 8, 4))")
    out.add("length", "\(min(sentence.count / 20, 4))")
  }

  private func isYear(_ j: Int) -> Bool {
    let bytes = view.document.text.bytes[view.document.tokens[j].span.range]
    return bytes.count == 4 && (bytes.starts(with: Array("19".utf8)) || bytes.starts(with: Array("20".utf8)))
  }

  private func lemma(_ word: Int) -> String {
    String(decoding: Folding.folded.of(view.analysis.lemma(of: word)), as: UTF8.self)
  }

  /// Features in the order in which they were seen, each once.
  private struct Collector {
    private(set) var features: [String] = []
    private var seen: Set<String> = []

    mutating func add(_ name: String, _ value: String) {
      let feature = "\(name)=\(value)"
      if seen.insert(feature).inserted { features.append(feature) }
    }
  }
}
