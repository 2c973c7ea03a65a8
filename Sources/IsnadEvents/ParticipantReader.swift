import IsnadDocument
import IsnadNames
import IsnadRecords
import IsnadText

/// Turns phrases into participants: the entity they speak of, its country and its sector.
struct ParticipantReader {
  let view: TokenView
  let countries: Countries
  private let people: UInt8
  /// Words that describe an attack though they also name people (هجوم انتحاري).
  let attackAdjectives: UInt8

  init(view: TokenView, countries: Countries) {
    self.view = view
    self.countries = countries
    people = view.lexicon.vocabulary.wordClass("person")
    attackAdjectives = view.lexicon.vocabulary.wordClass("attackadjective")
  }

  /// The participants of a phrase: one, or none where it speaks of nobody.
  func read(_ phrase: Phrase, allowsThings: Bool = false) -> [Event.Participant] {
    let mention = mention(in: phrase) ?? membership(after: phrase)
    let head = phrase.head
    let sector = sector(of: phrase, mention: mention)
    let country = mention.flatMap { view.names.entities[view.names.mentions[$0].entity].country } ?? country(in: phrase)
    guard
      mention != nil || sector != nil || isPerson(head) || country != nil || phrase.tokens.lowerBound < head
        || allowsThings
    else {
      return []
    }
    return [
      Event.Participant(
        entity: mention.map { view.names.mentions[$0].entity }, span: span(of: phrase), country: country, sector: sector
      )
    ]
  }

  /// From the head to the phrase's end, quotation marks and clitics at its ends left out.
  private func span(of phrase: Phrase) -> ByteSpan {
    let last = phrase.tokens.upperBound - 1
    return view.entries[phrase.head].span.union(view.entries[max(phrase.head, last)].span)
  }

  /// The name that a phrase speaks of: the person whose titles come before (وزير الدفاع لويد أوستن), else the first name
  /// (مقاتلو حماس).
  private func mention(in phrase: Phrase) -> Int? {
    var found: [Int] = []
    for i in phrase.tokens {
      if let mention = view.entries[i].mention, found.last != mention { found.append(mention) }
    }
    return found.first { view.names.entities[view.names.mentions[$0].entity].kind == .person } ?? found.first
  }

  /// The body that people or things belong to (جنود من قوات الدفاع، قيادي في حركة حماس، مبنى تابع لحزب الله).
  private func membership(after phrase: Phrase) -> Int? {
    var j = phrase.tokens.upperBound
    let isOwned = j < view.entries.count && view.entries[j].attachedPreposition == 1 && !phrase.isDefinite
    guard isOwned || isPerson(phrase.head) || phrase.tokens.lowerBound < phrase.head || isBelonging(phrase) else {
      return nil
    }
    var isOpen = isBelonging(phrase) || isOwned
    while j < view.entries.count, j - phrase.tokens.upperBound <= 4 {
      if let mention = view.entries[j].mention {
        let kind = view.names.entities[view.names.mentions[mention].entity].kind
        return isOpen && kind == .organization ? mention : nil
      }
      if view.document.token(j, is: "من") || view.document.token(j, is: "في") {
        isOpen = true
      } else if !isOpen || view.isClauseMark(j) || view.isComma(j) || view.entries[j].isVerb {
        return nil
      }
      j += 1
    }
    return nil
  }

  private func isBelonging(_ phrase: Phrase) -> Bool {
    let words = ["تابع", "تابعا", "تابعه", "تابعين", "تابعون", "منتم", "منتمين", "منتمي"]
    return phrase.tokens.contains { words.contains(String(decoding: view.stem($0), as: UTF8.self)) }
  }

  private func sector(of phrase: Phrase, mention: Int?) -> String? {
    if let head = view.headSector(phrase.head) { return head }
    for i in phrase.tokens { if let name = view.nameSector(i) { return name } }
    // دورية للشرطة، قافلة تابعة للجيش.
    let next = phrase.tokens.upperBound
    if next < view.entries.count, view.entries[next].attachedPreposition == 1, !phrase.isDefinite,
      let owner = view.headSector(next)
    {
      return owner
    }
    guard let mention else { return nil }
    let entity = view.names.mentions[mention].entity
    if view.names.profiles.indices.contains(entity), let sector = view.names.profiles[entity].sector { return sector }
    return nil
  }

  private func country(in phrase: Phrase) -> String? {
    let span = view.document.tokens[phrase.tokens.lowerBound].span.union(
      view.document.tokens[phrase.tokens.upperBound - 1].span)
    return view.names.adjectives(in: span).first.map { view.names.adjectives[$0].country }
  }

  /// Whether a word stands for people or a body of people.
  func isPerson(_ i: Int) -> Bool {
    view.headSector(i) != nil || view.token(i, isIn: people)
  }

  /// The nationality adjective of an event noun (`الهجوم الإسرائيلي`): the state is the participant, the adjective its span.
  func nationality(after i: Int, in sentence: Range<Int>) -> Event.Participant? {
    for j in (i + 1)..<max(i + 1, min(sentence.upperBound, i + 4)) {
      guard view.document.tokens[j].kind == .word, !view.entries[j].hasConjunction,
        view.entries[j].attachedPreposition == nil,
        view.entries[j].functions == 0, view.entries[j].mention == nil
      else { return nil }
      guard let adjective = view.names.adjectives(in: view.document.tokens[j].span).first else { continue }
      let country = view.names.adjectives[adjective].country
      let entity = view.names.entities.firstIndex {
        $0.kind == .place && $0.country == country && countries.isState($0.name)
      }
      return Event.Participant(entity: entity, span: view.entries[j].span, country: country, sector: nil)
    }
    return nil
  }

  func place(_ phrase: Phrase) -> Party? {
    guard let mention = view.entries[phrase.head].mention ?? self.mention(in: phrase) else { return nil }
    let occurrence = view.names.mentions[mention]
    return view.names.entities[occurrence.entity].kind == .place
      ? Party(entity: occurrence.entity, span: occurrence.span) : nil
  }
}
