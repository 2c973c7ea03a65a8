import IsnadDocument
import IsnadNames
import IsnadRecords
import IsnadText

/// Reads where an act happened: the place behind a preposition of place in the act's own clause.
struct PlaceReader {
  let view: TokenView
  let participants: ParticipantReader
  private let prepositions: [UInt8]
  private let attached: UInt8
  private let settlement: UInt8

  init(view: TokenView, participants: ParticipantReader) {
    self.view = view
    self.participants = participants
    let vocabulary = view.lexicon.vocabulary
    prepositions = [
      "في", "داخل", "قرب", "وسط", "خارج", "أمام", "عند", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي",
    ].map(vocabulary.preposition)
    attached = vocabulary.preposition("ب")
    settlement = vocabulary.wordClass("settlement")
  }

  /// Behind the trigger first; else what the clause, or the clause of the verb that carries the trigger, opens with
  /// (وفي بيروت، شنت …).
  func place(of trigger: Trigger, carrier: Int?) -> Party? {
    let all = view.phrases(after: trigger.token, in: trigger.sentence)
    // يطلب زيارة الأسرى في غزة: where the act is that he asks for, not where he asks.
    let after = isSpoken(trigger.sense) ? all.prefix { !participants.isAct($0) } : all[...]
    if let place = after.lazy.compactMap({ self.place($0) }).first { return place }
    let start = min(trigger.token, carrier ?? trigger.token)
    if start < trigger.token {
      let between = view.phrases(after: start, in: trigger.sentence).filter { $0.tokens.upperBound <= trigger.token }
      if let place = between.lazy.compactMap({ self.place($0) }).first { return place }
    }
    return view.phrases(before: start, in: trigger.sentence).reversed().lazy
      .filter { opens($0, trigger.sentence) }.compactMap { self.place($0) }.first
  }

  private func isSpoken(_ sense: EventSense) -> Bool {
    switch sense.kind {
    case .request, .accuse, .support, .reject, .threaten, .agree, .concede: true
    default: false
    }
  }

  /// Whether a phrase with its preposition stands at the head of its clause.
  private func opens(_ phrase: Phrase, _ sentence: Range<Int>) -> Bool {
    let first = phrase.tokens.lowerBound
    let start = view.entries[first].attachedPreposition == nil ? first - 1 : first
    return start <= sentence.lowerBound || view.document.tokens[start - 1].kind != .word
  }

  private func place(_ phrase: Phrase) -> Party? {
    guard let preposition = phrase.preposition, !phrase.isJoined else { return nil }
    // بغزة, بمدينة نيويورك, but no الهجوم بالدولة: the attached preposition means many things.
    guard prepositions.contains(preposition) || preposition == attached && phrase.tokens.count <= 4 else { return nil }
    let head = view.entries[phrase.head]
    guard head.mention != nil || view.token(phrase.head, isIn: settlement) else { return nil }
    guard let place = participants.place(phrase) else { return nil }
    // الاعتراف بدولة: ب before a state is seldom in.
    let isState = place.entity.map { participants.countries.isState(view.names.entities[$0].name) } ?? false
    return preposition == attached && isState ? nil : place
  }
}
