import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// What people and bodies are: their sector and their country, by their noun, its genitive, and whom they belong to.
extension ParticipantReader {
  func sector(of phrase: Phrase, role: Names.Role?, entity: Int?) -> String? {
    // المعارضة السورية, قوات المعارضة: a name or adjective that tells the side says more than the kind of people.
    let named = phrase.tokens.lazy.compactMap { view.nameSector($0) }.first
    if let head = view.headSector(phrase.head) {
      guard Self.general.contains(head) else { return head }
      return named ?? genitiveSector(in: phrase) ?? owner(behind: phrase).flatMap { bodySector(of: $0) } ?? head
    }
    if let named { return named }
    // دورية للشرطة، قافلة تابعة للجيش.
    let next = phrase.tokens.upperBound
    if next < view.entries.count, view.entries[next].attachedPreposition == 1, !phrase.isDefinite,
      let owner = view.headSector(next)
    {
      return owner
    }
    if let sector = role?.sector { return sector }
    guard let entity, view.names.profiles.indices.contains(entity) else { return nil }
    return view.names.profiles[entity].sector
  }

  /// قائد شرطة النجدة: the genitive of an indefinite noun.
  private func genitiveSector(in phrase: Phrase) -> String? {
    let next = phrase.head + 1
    guard next < phrase.tokens.upperBound, !view.entries[phrase.head].isDefinite, let sector = view.headSector(next),
      !Self.general.contains(sector)
    else { return nil }
    return sector
  }

  /// قوة من الشرطة, عناصر من طالبان, دورية للجيش: the body behind people of any kind.
  func owner(behind phrase: Phrase) -> Phrase? {
    guard let head = view.headSector(phrase.head), Self.general.contains(head) else { return nil }
    var j = phrase.tokens.upperBound
    if j < view.entries.count, view.token(j, isIn: belonging) { j += 1 }
    guard j + 1 < view.entries.count else { return nil }
    if view.document.token(j, is: "من"), view.entries[j].mention == nil {
      j += 1
    } else if view.entries[j].attachedPreposition != 1 || phrase.isDefinite {
      return nil
    }
    let owner = view.phrase(at: j, in: j..<min(view.entries.count, j + 8))
    return bodySector(of: owner) == nil ? nil : owner
  }

  private func bodySector(of owner: Phrase) -> String? {
    let sector = owner.tokens.lazy.compactMap { view.nameSector($0) }.first ?? view.headSector(owner.head)
    return sector.flatMap { ["CVL", "UNK", "UAF"].contains($0) ? nil : $0 }
  }

  /// Sectors of words for people of any kind, which a name beside them makes exact (قوات المعارضة, عناصر الشرطة).
  private static let general: Set<String> = ["MIL", "UAF", "CVL", "UNK"]

  func country(in phrase: Phrase) -> String? {
    let span = view.document.tokens[phrase.tokens.lowerBound].span.union(
      view.document.tokens[phrase.tokens.upperBound - 1].span)
    return view.names.adjectives(in: span).first.map { view.names.adjectives[$0].country }
  }

  /// جيش الاحتلال, سلطات الاحتلال: without an adjective the press means one state by it, where the article names that state.
  func stateMeant(by phrase: Phrase, _ sector: String?) -> String? {
    guard let sector, Self.organs.contains(sector) else { return nil }
    return phrase.tokens.dropFirst().lazy
      .compactMap { view.lexicon.vocabulary.state(meantBy: view.document.folded($0)) }.first { state($0) != nil }
  }

  private static let organs: Set<String> = ["GOV", "MIL", "COP", "SPY"]
}
