import CIsnadData
import IsnadLexicon
import IsnadRecords
import IsnadText

/// The trigger lexicon of `Data/events`, with all forms of its words made once and then looked up.
struct EventLexicon: Sendable {
  static let shared = EventLexicon()

  private(set) var words: [EventWord] = []
  private(set) var senses: [EventSense] = []
  private(set) var vocabulary = Vocabulary()

  private init() {
    load(Table(isnad_event_verbs_bytes(), count: isnad_event_verbs_size()), part: { _ in .verb })
    load(Table(isnad_event_nouns_bytes(), count: isnad_event_nouns_size()), part: { _ in .noun })
    load(
      Table(isnad_event_participles_bytes(), count: isnad_event_participles_size()),
      part: { $0 == "agent" ? .agent : .circumstance })
  }

  /// Lines with the same word in a row are senses of one word.
  private mutating func load(_ table: Table, part: (String) -> EventWord.Part) {
    var lines: [(word: String, part: EventWord.Part, sense: EventSense)] = []
    table.forEachRow { row in
      guard let kind = Event.Kind(rawValue: row.string(1)) else { return }
      lines.append((row.string(0), part(row.string(6)), sense(row, kind: kind)))
    }
    // The same word may stand in several blocks of the file (قطع: relations, roads); its senses are brought together.
    var places: [String: Int] = [:]
    var grouped: [(word: String, part: EventWord.Part, senses: [EventSense])] = []
    for line in lines {
      let key = line.word
      if let at = places[key] {
        grouped[at].senses.append(line.sense)
      } else {
        places[key] = grouped.count
        grouped.append((line.word, line.part, [line.sense]))
      }
    }
    for (word, part, senses) in grouped { add(word, part, senses) }
  }

  private mutating func add(_ word: String, _ part: EventWord.Part, _ own: [EventSense]) {
    let first = senses.count
    senses += own
    let id = Int32(words.count)
    switch part {
    case .verb:
      let stems = word.split(separator: " ").map(String.init)
      words.append(EventWord(lemma: stems[0], part: part, senses: first..<senses.count))
      for form in Conjugation(perfect: stems[0], imperfect: stems.count > 1 ? stems[1] : "").forms {
        insert(
          form.spelling,
          EventReading(
            word: id, aspect: form.aspect, voice: form.voice, isPlural: form.isPlural, isFeminine: form.isFeminine,
            isAccusative: false))
      }
    case .noun, .agent, .circumstance:
      let stems = word.split(separator: "|").map(String.init)
      words.append(EventWord(lemma: stems[0], part: part, senses: first..<senses.count))
      for (i, stem) in stems.enumerated() {
        for form in Declension(stem).forms where i == 0 || !form.isPlural {
          // Acts have no sound masculine plural: قتلى is people, not قتل.
          if part == .noun,
            ["و", "ي", "ون"].contains(where: { form.spelling == Folding.folded.of(stem) + Array($0.utf8) })
          {
            continue
          }
          insert(
            form.spelling,
            EventReading(
              word: id, aspect: nil, voice: .active, isPlural: form.isPlural || i > 0, isFeminine: false,
              isAccusative: form.isAccusative || form.isPlural))
        }
      }
    }
  }

  private mutating func insert(_ spelling: [UInt8], _ reading: EventReading) {
    vocabulary.change(spelling) { knowledge in
      guard !knowledge.readings.contains(where: { $0.word == reading.word && $0.aspect == reading.aspect }) else {
        return
      }
      knowledge.readings.append(reading)
    }
  }

  private func sense(_ row: Table.Row, kind: Event.Kind) -> EventSense {
    var subject = EventSense.Role.actor
    var object = EventSense.Role.recipient
    var genitive = EventSense.Role.none
    var prepositions: [UInt8: EventSense.Role] = [:]
    for part in row.words(5) {
      let pair = part.split(separator: "=").map(String.init)
      guard pair.count == 2 else { continue }
      let role: EventSense.Role =
        switch pair[1] {
        case "a": .actor
        case "r": .recipient
        case "l": .location
        case "x": .both
        default: .none
        }
      switch pair[0] {
      case "s": subject = role
      case "o": object = role
      case "g": genitive = role
      default: prepositions[vocabulary.preposition(pair[0])] = role
      }
    }
    return EventSense(
      kind: kind, mode: row.string(2).isEmpty ? nil : row.string(2), cameo: row.string(3).isEmpty ? nil : row.string(3),
      conditions: row.words(4).compactMap { condition(String($0)) }, prepositions: prepositions,
      subject: subject, object: object, genitive: genitive,
      strength: row.string(6) == "self" ? .alone : row.string(6) == "weak" ? .withSupport : .withParticipant)
  }

  private func condition(_ text: String) -> EventSense.Condition? {
    switch text {
    case "acc": return .accusative
    case "who:person": return .person
    case "clause!": return .noClause
    default: break
    }
    guard let mark = text.firstIndex(where: { $0 == ":" || $0 == "!" }) else { return nil }
    let name = String(text[text.index(after: mark)...])
    let wanted = text[mark] == ":"
    switch text[..<mark] {
    case "prep": return .preposition(vocabulary.preposition(name), wanted: wanted)
    case "near": return .near(vocabulary.wordClass(name), wanted: wanted)
    case "far": return .far(vocabulary.wordClass(name))
    case "next": return .next(vocabulary.wordClass(name))
    default: return nil
    }
  }
}
