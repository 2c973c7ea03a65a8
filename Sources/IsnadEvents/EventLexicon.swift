import CIsnadData
import IsnadLexicon
import IsnadRecords

/// The trigger lexicon of `Data/events`, with all forms of its words made once and then looked up.
struct EventLexicon: Sendable {
  static let shared = EventLexicon()

  private(set) var words: [EventWord] = []
  private(set) var senses: [EventSense] = []
  private(set) var vocabulary = Vocabulary()

  private var conjugation = Conjugation()
  private var declension = Declension()

  private init() {
    load(Table(isnad_event_verbs_bytes(), count: isnad_event_verbs_size()), part: { _ in .verb })
    load(Table(isnad_event_nouns_bytes(), count: isnad_event_nouns_size()), part: { _ in .noun })
    load(
      Table(isnad_event_participles_bytes(), count: isnad_event_participles_size()),
      part: { $0 == "agent" ? .agent : .circumstance })
  }

  /// Lines with the same word in a row are senses of one word.
  private mutating func load(_ table: Table, part: (Field) -> EventWord.Part) {
    // The same word may stand in several blocks of the file (قطع: relations, roads); its senses are brought together.
    var places = WordIndex(minimumCapacity: 1024)
    var grouped: [(word: Field, part: EventWord.Part, senses: [EventSense])] = []
    table.forEachRow { row in
      guard let kind = Event.Kind(rawValue: row.string(1)) else { return }
      let word = row.field(0)
      let at = Int(places.insert(word.bytes, Int32(grouped.count)))
      if at == grouped.count { grouped.append((word, part(row.field(6)), [])) }
      grouped[at].senses.append(sense(row, kind: kind))
    }
    for (word, part, senses) in grouped { add(word, part, senses) }
  }

  private mutating func add(_ word: Field, _ part: EventWord.Part, _ own: [EventSense]) {
    let first = senses.count
    senses += own
    let id = Int32(words.count)
    let stems = Array(word.parts(separator: part == .verb ? 0x20 : 0x7C))
    guard let lemma = stems.first else { return }
    words.append(EventWord(lemma: lemma.string, part: part, senses: first..<senses.count))
    switch part {
    case .verb:
      conjugation.set(perfect: lemma, imperfect: stems.count > 1 ? stems[1] : lemma.dropFirst(lemma.count))
      for form in conjugation.forms {
        vocabulary.add(
          form.spelling,
          EventReading(
            word: id, aspect: form.aspect, voice: form.voice, isPlural: form.isPlural, isFeminine: form.isFeminine,
            isAccusative: false))
      }
    case .noun, .agent, .circumstance:
      for (i, stem) in stems.enumerated() {
        declension.set(stem)
        let folded = stem.folded
        for form in declension.forms where i == 0 || !form.isPlural {
          // Acts have no sound masculine plural: قتلى is people, not قتل.
          if part == .noun, isSoundMasculine(form.spelling, of: folded) { continue }
          vocabulary.add(
            form.spelling,
            EventReading(
              word: id, aspect: nil, voice: .active, isPlural: form.isPlural || i > 0, isFeminine: false,
              isAccusative: form.isAccusative || form.isPlural))
        }
      }
    }
  }

  private func isSoundMasculine(_ spelling: ArraySlice<UInt8>, of stem: [UInt8]) -> Bool {
    guard spelling.count > stem.count, spelling.starts(with: stem) else { return false }
    return Self.soundMasculine.contains { $0.elementsEqual(spelling.dropFirst(stem.count)) }
  }

  private static let soundMasculine = ["و", "ي", "ون"].map { Array($0.utf8) }

  private func sense(_ row: Table.Row, kind: Event.Kind) -> EventSense {
    var subject = EventSense.Role.actor
    var object = EventSense.Role.recipient
    var genitive = EventSense.Role.none
    var prepositions: [UInt8: EventSense.Role] = [:]
    for part in row.field(5).words {
      let pair = Array(part.parts(separator: 0x3D))
      guard pair.count == 2 else { continue }
      let role = role(pair[1])
      if pair[0] == "s" {
        subject = role
      } else if pair[0] == "o" {
        object = role
      } else if pair[0] == "g" {
        genitive = role
      } else {
        prepositions[vocabulary.preposition(pair[0].folded[...])] = role
      }
    }
    return EventSense(
      kind: kind, mode: row.field(2).filled, cameo: row.field(3).filled,
      conditions: row.field(4).words.compactMap { condition($0) }, prepositions: prepositions,
      subject: subject, object: object, genitive: genitive,
      strength: row.field(6) == "self" ? .alone : row.field(6) == "weak" ? .withSupport : .withParticipant)
  }

  private func role(_ name: Field) -> EventSense.Role {
    if name == "a" { return .actor }
    if name == "r" { return .recipient }
    if name == "l" { return .location }
    return name == "x" ? .both : .none
  }

  private func condition(_ text: Field) -> EventSense.Condition? {
    if text == "acc" { return .accusative }
    if text == "bare" { return .bare }
    if text == "pron!" { return .unowned }
    if text == "who:person" { return .person }
    if text == "two" { return .two }
    if text == "clause!" { return .clause(wanted: false) }
    if text == "clause:" { return .clause(wanted: true) }
    guard let mark = text.bytes.firstIndex(where: { $0 == 0x3A || $0 == 0x21 }) else { return nil }
    let name = text.dropFirst(mark + 1)
    let wanted = text.bytes[mark] == 0x3A
    let what = text.dropLast(text.count - mark)
    if what == "prep" { return .preposition(vocabulary.preposition(name.folded[...]), wanted: wanted) }
    if what == "near" { return .near(vocabulary.wordClass(name), wanted: wanted) }
    if what == "before" { return .before(vocabulary.wordClass(name)) }
    if what == "far" { return .far(vocabulary.wordClass(name)) }
    if what == "next" { return .next(vocabulary.wordClass(name), wanted: wanted) }
    return what == "object" ? .object(vocabulary.wordClass(name)) : nil
  }
}
