import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// Whom a bare title or class noun goes back to: الحركة after حركة حماس, الوزير after the minister's name.
struct Antecedents {
  private struct Place {
    let token: Int
    let entity: Int
  }

  private let view: TokenView
  /// For the noun that stands before or begins a body's name: where it was named, in text order.
  private var bodies: [[UInt8]: [Place]] = [:]
  /// Bodies that are movements or armed groups, where they are named, in text order.
  private var movements: [Place] = []
  /// For the first noun of a title, and for its first two (وزير الخارجية): who bears it, in text order.
  private var bearers: [[UInt8]: [Place]] = [:]
  private var firstPerson: Place?
  /// Where a second person is named.
  private var secondPerson = Int.max
  private let callings: UInt8
  private let movement: UInt8

  init(_ view: TokenView) {
    self.view = view
    callings = view.lexicon.vocabulary.wordClass("calling")
    movement = view.lexicon.vocabulary.wordClass("movement")
    for mention in view.names.mentions where view.names.entities[mention.entity].kind == .person {
      let token = view.document.token(atOrAfter: mention.span.start)
      guard let first = firstPerson else {
        firstPerson = Place(token: token, entity: mention.entity)
        continue
      }
      if first.entity != mention.entity {
        secondPerson = token
        break
      }
    }
    for mention in view.names.mentions where view.names.entities[mention.entity].kind == .organization {
      let first = view.document.token(atOrAfter: mention.span.start)
      let start = first > 0 && view.document.tokens[first - 1].span.end > mention.span.start ? first - 1 : first
      addBody(start, mention.entity)
      if view.names.profiles.indices.contains(mention.entity), view.names.profiles[mention.entity].sector == "REB" {
        movements.append(Place(token: start, entity: mention.entity))
      }
      if start > 0, view.entries[start - 1].mention == nil, !view.entries[start - 1].isDefinite {
        addBody(start - 1, mention.entity)
      }
    }
    for role in view.names.roles {
      guard let entity = role.entity else { continue }
      let first = view.document.token(atOrAfter: role.span.start)
      guard first < view.entries.count else { continue }
      bearers[Array(view.stem(first)), default: []].append(Place(token: first, entity: entity))
      if first + 1 < view.entries.count, view.document.tokens[first + 1].span.end <= role.span.end {
        bearers[title(at: first), default: []].append(Place(token: first, entity: entity))
      }
    }
  }

  private func title(at first: Int) -> [UInt8] { view.stem(first) + [0x20] + view.stem(first + 1) }

  private mutating func addBody(_ token: Int, _ entity: Int) {
    guard token < view.entries.count, view.entries[token].isLetters, view.headSector(token) != nil else { return }
    bodies[Array(view.stem(token)), default: []].append(Place(token: token, entity: entity))
  }

  /// Who a definite noun alone, or with a nationality, speaks of; nil where it may be several people.
  func entity(of phrase: Phrase) -> Int? {
    let head = phrase.head
    if let bearer = bearer(of: phrase) { return bearer }
    guard phrase.tokens.lowerBound == head, phrase.tokens.count <= 2, view.entries[head].isDefinite,
      view.entries[head].mention == nil
    else { return nil }
    var country: String?
    if phrase.tokens.count == 2 {
      guard let adjective = view.names.adjectives(in: view.document.tokens[head + 1].span).first else { return nil }
      country = view.names.adjectives[adjective].country
    }
    let key = Array(view.stem(head))
    if let place = last(bodies[key], before: head), fits(place.entity, country) { return place.entity }
    if country == nil, view.token(head, isIn: movement) { return onlyMovement(before: head) }
    guard let places = bearers[key] else { return onlyPerson(before: head, country) }
    guard let place = last(places, before: head), fits(place.entity, country),
      places.allSatisfy({ $0.entity == place.entity || country != nil && !fits($0.entity, country) })
    else { return nil }
    return place.entity
  }

  /// وزير الخارجية الصيني: whoever bore the same title of the same country before.
  private func bearer(of phrase: Phrase) -> Int? {
    let head = phrase.head
    guard phrase.tokens.lowerBound == head, phrase.tokens.count == 3, !view.entries[head].isDefinite,
      view.entries[head].mention == nil, view.entries[head + 1].mention == nil, view.entries[head + 1].isDefinite,
      let adjective = view.names.adjectives(in: view.document.tokens[head + 2].span).first,
      let place = last(bearers[title(at: head)], before: head),
      view.names.entities[place.entity].country == view.names.adjectives[adjective].country
    else { return nil }
    return place.entity
  }

  /// الحركة where the article has named one movement so far, without the word (حماس).
  private func onlyMovement(before head: Int) -> Int? {
    guard let found = last(movements, before: head),
      movements.allSatisfy({ $0.token >= head || $0.entity == found.entity })
    else { return nil }
    return found.entity
  }

  /// الدبلوماسي, الممثلة: whoever has a calling is the one person whom the article has named so far, where the form allows it.
  private func onlyPerson(before head: Int, _ country: String?) -> Int? {
    guard let first = firstPerson, first.token < head, secondPerson > head, view.token(head, isIn: callings),
      view.analysis.words[view.entries[head].word].features.number != .plural,
      fits(first.entity, country) || view.names.entities[first.entity].country == nil
    else { return nil }
    let isFeminine = view.stem(head).suffix(2).elementsEqual([0xD9, 0x87])
    return isFeminine == (view.names.gender(of: first.entity) == .feminine) ? first.entity : nil
  }

  private func fits(_ entity: Int, _ country: String?) -> Bool {
    country == nil || view.names.entities[entity].country == country
  }

  private func last(_ places: [Place]?, before token: Int) -> Place? {
    guard let places else { return nil }
    var low = 0
    var high = places.count
    while low < high {
      let mid = (low + high) / 2
      if places[mid].token < token { low = mid + 1 } else { high = mid }
    }
    return low > 0 ? places[low - 1] : nil
  }
}

/// Finds the name behind a title over what may stand between: further titles, د., a bracket, the body whose office it is
/// (رئيس هيئة الأركان الفريق (المتقاعد) فلان).
struct BearerReader {
  private let view: TokenView
  private let honorific: UInt8
  private let office: UInt8
  private static let reach = 12

  init(_ view: TokenView) {
    self.view = view
    honorific = view.lexicon.vocabulary.wordClass("honorific")
    office = view.lexicon.vocabulary.wordClass("officeholder")
  }

  /// Index into the mentions; nil where another word comes first.
  func name(behind phrase: Phrase) -> Int? {
    guard view.entries[phrase.head].mention == nil, phrase.isDefinite,
      view.token(phrase.head, isIn: office) || view.headSector(phrase.head).map({ $0 != "CVL" }) ?? false
    else { return nil }
    var j = phrase.tokens.upperBound
    // رئيس البلدية، فلان: behind one comma only the name itself.
    if j + 1 < view.entries.count, view.isComma(j) {
      guard let mention = view.entries[j + 1].mention,
        view.names.entities[view.names.mentions[mention].entity].kind == .person,
        view.entries[j + 1].attachedPreposition == nil, !view.entries[j + 1].hasConjunction
      else { return nil }
      return mention
    }
    let limit = min(view.entries.count, j + Self.reach)
    var hasOffice = false
    while j < limit {
      let entry = view.entries[j]
      let kind = view.document.tokens[j].kind
      if let mention = entry.mention {
        if view.names.entities[view.names.mentions[mention].entity].kind == .person {
          return entry.attachedPreposition == nil && !entry.hasConjunction ? mention : nil
        }
        guard hasOffice || entry.attachedPreposition == 1 else { return nil }
        hasOffice = true
      } else if view.document.token(j, is: "(") {
        guard let end = (j..<limit).first(where: { view.document.token($0, is: ")") }) else { return nil }
        j = end
      } else if kind == .word {
        // السفير الفرنسي لدى الأمم المتحدة فلان: the body that he is sent to.
        if !hasOffice, view.document.token(j, is: "لدي") || view.document.token(j, is: "في"), j + 2 < limit,
          view.entries[j + 1].mention != nil || view.document.token(j + 1, is: "#")
        {
          hasOffice = true
        } else if entry.attachedPreposition == 1, !hasOffice, view.headSector(j) != nil || entry.mention != nil {
          hasOffice = true
        } else if entry.hasConjunction || entry.isVerb || entry.attachedPreposition != nil
          || !isTitle(j, hasOffice: hasOffice)
        {
          return nil
        }
      } else if kind != .quotationMark, !view.document.token(j, is: "#"), !view.document.token(j, is: "_"),
        !(view.document.token(j, is: ".") && view.token(j - 1, isIn: honorific))
      {
        return nil
      }
      j += 1
    }
    return nil
  }

  private func isTitle(_ j: Int, hasOffice: Bool) -> Bool {
    if view.token(j, isIn: honorific) { return true }
    guard view.entries[j].isDefinite else { return false }
    return view.headSector(j) != nil || hasOffice || view.entries[j].upos == .adj || view.document.token(j, is: "العام")
  }
}
