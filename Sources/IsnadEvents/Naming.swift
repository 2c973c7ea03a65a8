import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// Whom a participant's words name, and whom they only describe.
extension ParticipantReader {
  /// The participants as a record tells them: their country and sector stay, the entity goes where nobody of it is named. Who is
  /// named twice takes part once.
  func named(_ side: [Event.Participant]) -> [Event.Participant] {
    var told: Set<Int> = []
    return side.compactMap { participant in
      guard let entity = participant.entity else { return participant }
      guard isDescribed(participant, by: entity) else { return told.insert(entity).inserted ? participant : nil }
      var unnamed = participant
      unnamed.entity = nil
      return unnamed
    }
  }

  private func isDescribed(_ participant: Event.Participant, by entity: Int) -> Bool {
    let span = participant.span
    let mention = view.names.mentions[view.names.mentions(in: span)].first { $0.entity == entity }
    switch view.names.entities[entity].kind {
    // القصف الفرنسي, الحكومة الفرنسية: an adjective is no name. جيش الاحتلال means its state without one, and stays.
    case .place:
      guard let mention else { return !view.names.adjectives(in: span).isEmpty }
      return isAccusativeAdjective(view.document.token(atOrAfter: mention.span.start))
    // رئيس البرلمان, ممثل المحكمة: one person of a body is not the body; its people (موظفو الوكالة) stand for it.
    case .organization:
      guard let mention, mention.span.start > span.start else { return false }
      return view.token(view.document.token(atOrAfter: span.start), isIn: office)
    case .person, .group: return false
    }
  }

  /// مواطنا سوريا: behind an indefinite accusative, which takes no genitive, the country's name is the adjective spelled like it.
  private func isAccusativeAdjective(_ i: Int) -> Bool {
    guard i > 0, view.document.tokens[i - 1].kind == .word, view.document.folded(i).suffix(4).elementsEqual(Self.ya),
      i + 1 >= view.entries.count || view.entries[i + 1].mention == nil
    else { return false }
    let before = view.entries[i - 1]
    return before.mention == nil && before.upos == .noun && !before.isDefinite && !before.hasPronoun
      && view.stem(i - 1).count > 6 && view.stem(i - 1).suffix(2).elementsEqual([0xD8, 0xA7])
  }

  private static let ya = Array("يا".utf8)
}
