import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// Turns phrases into participants: the entity they speak of, its country and its sector.
struct ParticipantReader {
  let view: TokenView
  let countries: Countries
  /// Dates and hours are nobody (قتل صباحا).
  let times: [ByteSpan]
  private let adverbial: UInt8
  private let people: UInt8
  private let kin: UInt8
  private let impersonal: UInt8
  private let announcing: UInt8
  let belonging: UInt8
  /// Nouns for one person with an office or a place in a body (رئيس, عضو).
  let office: UInt8
  /// Parts of a body (جناح).
  private let branch: UInt8
  private let antecedents: Antecedents
  private let bearers: BearerReader
  /// Words that describe an attack though they also name people (هجوم انتحاري).
  let attackAdjectives: UInt8

  init(view: TokenView, countries: Countries, times: [ByteSpan]) {
    self.times = times
    adverbial = view.lexicon.vocabulary.wordClass("adverbial")
    self.view = view
    self.countries = countries
    people = view.lexicon.vocabulary.wordClass("person")
    kin = view.lexicon.vocabulary.wordClass("kin")
    impersonal = view.lexicon.vocabulary.wordClass("impersonal")
    announcing = view.lexicon.vocabulary.wordClass("announcing")
    belonging = view.lexicon.vocabulary.wordClass("belonging")
    office = view.lexicon.vocabulary.wordClass("officeholder")
    branch = view.lexicon.vocabulary.wordClass("branch")
    antecedents = Antecedents(view)
    bearers = BearerReader(view)
    attackAdjectives = view.lexicon.vocabulary.wordClass("attackadjective")
  }

  /// The participants of a phrase: one, or none where it speaks of nobody.
  func read(_ phrase: Phrase, allowsThings: Bool = false) -> [Event.Participant] {
    if isNobody(phrase) { return [] }
    let role = role(of: phrase)
    let mention = mention(in: phrase)
    var entity = mention.map { view.names.mentions[$0].entity }
    var span = span(of: phrase)
    // أنصار الرئيس, محامو فلان: people of somebody, who are not he. صديقه فلان is.
    if view.token(phrase.head, isIn: kin), view.entries[phrase.head].mention == nil,
      !view.entries[phrase.head].hasPronoun
    {
      entity = nil
    }
    // The title's name: behind it (رئيس الوزراء د. فلان), or told earlier (الوزير). A name in the phrase itself wins.
    if entity.map({ view.names.entities[$0].kind != .person }) ?? true, !view.token(phrase.head, isIn: kin) {
      if let name = bearers.name(behind: phrase) {
        entity = view.names.mentions[name].entity
        span = span.union(view.names.mentions[name].span)
      } else if let bearer = role?.entity ?? antecedents.entity(of: phrase) {
        entity = bearer
        if let role, role.entity == bearer { span = self.span(of: role, of: bearer, with: span) }
      }
    }
    if entity == nil, let body = membership(after: phrase) {
      entity = view.names.mentions[body].entity
      // عنصرين من ألوية …: who they are goes to the body's end where it stands next to them.
      let first = view.document.token(atOrAfter: view.names.mentions[body].span.start)
      if first - phrase.tokens.upperBound <= 1 { span = span.union(view.names.mentions[body].span) }
    }
    let sector = sector(of: phrase, role: role, entity: entity)
    let country =
      role?.country ?? entity.flatMap { view.names.entities[$0].country } ?? country(in: phrase)
      ?? owner(behind: phrase).flatMap { self.country(in: $0) } ?? stateMeant(by: phrase, sector)
    if entity == nil, let country, sector == "GOV" || sector == "MIL", phrase.isDefinite { entity = state(country) }
    guard
      entity != nil || sector != nil || isPerson(phrase.head) || country != nil
        || phrase.tokens.lowerBound < phrase.head
        || allowsThings
    else {
      return []
    }
    return [Event.Participant(entity: entity, span: span, country: country, sector: sector)]
  }

  /// Whether a phrase's head only carries an act (قيام الشرطة بـ…).
  func isCarrying(_ phrase: Phrase) -> Bool {
    view.entries[phrase.head].mention == nil && view.cues(phrase.head).contains { !$0.isVerb && $0.cue == .support }
  }

  func isState(_ mention: Int) -> Bool {
    countries.isState(view.names.entities[view.names.mentions[mention].entity].name)
  }

  /// رئيس البرلمان فلان: an office with its bearer's name right behind.
  func isNamedOffice(_ phrase: Phrase) -> Bool {
    isNamedPerson(phrase)
      || bearers.name(behind: phrase).map {
        view.document.token(atOrAfter: view.names.mentions[$0].span.start) == phrase.tokens.upperBound
      } ?? false
  }

  func isNamedPerson(_ phrase: Phrase) -> Bool {
    mention(in: phrase).map { view.names.entities[view.names.mentions[$0].entity].kind == .person } ?? false
  }

  /// تم, جرى: verbs that have no doer.
  func isImpersonal(_ verb: Int) -> Bool { view.token(verb, isIn: impersonal) }

  /// أعلن and its forms.
  func isAnnouncement(_ verb: Int) -> Bool { view.token(verb, isIn: announcing) }

  /// على الأقل, على الطريق, صباحا: phrases that only say how much, where or when.
  private func isNobody(_ phrase: Phrase) -> Bool {
    let head = view.entries[phrase.head]
    guard head.mention == nil else { return false }
    if view.token(phrase.head, isIn: adverbial) || view.token(phrase.head, isIn: view.selves) { return true }
    let next = times.firstIndex(atOrAfter: head.span.start)
    return next < times.count && times[next].start == head.span.start
      || next > 0 && times[next - 1].overlaps(head.span)
  }

  /// Whether a token lies within a date or an hour.
  func isTime(_ i: Int) -> Bool {
    let span = view.document.tokens[i].span
    let next = times.firstIndex(atOrAfter: span.start)
    return next < times.count && times[next].start < span.end || next > 0 && times[next - 1].end > span.start
  }

  /// A title to its end, with its bearer's name where that stands right behind.
  private func span(of role: Names.Role, of bearer: Int, with span: ByteSpan) -> ByteSpan {
    let whole = span.union(role.span)
    let next = view.document.token(atOrAfter: whole.end)
    guard next < view.entries.count, let mention = view.entries[next].mention,
      view.names.mentions[mention].entity == bearer, view.entries[next].attachedPreposition == nil
    else { return whole }
    return whole.union(view.names.mentions[mention].span)
  }

  /// The title phrase that a phrase's head stands in.
  private func role(of phrase: Phrase) -> Names.Role? {
    let head = view.entries[phrase.head].span
    let roles = view.names.roles
    var low = 0
    var high = roles.count
    while low < high {
      let mid = (low + high) / 2
      if roles[mid].span.start <= head.start { low = mid + 1 } else { high = mid }
    }
    // A title is often longer than the phrase (الأمين العام للأمم المتحدة): the nearest that covers the head.
    // It starts with the phrase: within رئيس الحركة the movement is not its head.
    let first = view.document.tokens[phrase.tokens.lowerBound].span.start
    return roles[max(0, low - 3)..<low].last { $0.span.end >= head.end && $0.span.start >= first }
  }

  /// The entity of a state, where the article names it.
  func state(_ country: String) -> Int? {
    view.names.entities.firstIndex { $0.kind == .place && $0.country == country && countries.isState($0.name) }
  }

  /// Whether a phrase speaks of an act or thing rather than of somebody (معاقبة السلفادور).
  func isAct(_ phrase: Phrase) -> Bool {
    view.entries[phrase.head].mention == nil && !isPerson(phrase.head)
      && view.readings(phrase.head).contains { $0.aspect == nil }
      && !view.readings(phrase.head).contains { view.lexicon.words[Int($0.word)].part == .agent }
  }

  /// From the head to the phrase's end, quotation marks and clitics at its ends left out.
  private func span(of phrase: Phrase) -> ByteSpan {
    let last = phrase.tokens.upperBound - 1
    let span = view.entries[phrase.head].span.union(view.entries[max(phrase.head, last)].span)
    // A name's head may be any of its words.
    return view.entries[phrase.head].mention.map { span.union(view.names.mentions[$0].span) } ?? span
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
    let isOwned =
      j < view.entries.count && view.entries[j].attachedPreposition == 1 && (!phrase.isDefinite || isOfBody(phrase))
    let isBelonging = isBelonging(phrase) || j < view.entries.count && view.token(j, isIn: belonging)
    guard isOwned || isPerson(phrase.head) || phrase.tokens.lowerBound < phrase.head || isBelonging else {
      return nil
    }
    var isOpen = isBelonging || isOwned
    while j < view.entries.count, j - phrase.tokens.upperBound <= 4 {
      if let mention = view.entries[j].mention {
        let kind = view.names.entities[view.names.mentions[mention].entity].kind
        return isOpen && kind == .organization ? mention : nil
      }
      if view.document.token(j, is: "من") || view.document.token(j, is: "في") || view.token(j, isIn: belonging) {
        isOpen = true
      } else if !isOpen || view.isClauseMark(j) || view.isComma(j) || view.entries[j].isVerb {
        return nil
      }
      j += 1
    }
    return nil
  }

  /// الجناح السياسي لحركة …: a part that is named in two words, and whose it is behind ل.
  private func isOfBody(_ phrase: Phrase) -> Bool {
    phrase.tokens.count > 1 && phrase.tokens.lowerBound == phrase.head && view.token(phrase.head, isIn: branch)
  }

  private func isBelonging(_ phrase: Phrase) -> Bool {
    phrase.tokens.contains { view.token($0, isIn: belonging) }
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
      guard let adjective = view.names.adjectives(in: view.document.tokens[j].span).first else {
        // استهداف دبابتين إسرائيليتين: behind a noun the adjective is that noun's.
        if view.entries[j].upos == .noun, !view.token(j, isIn: attackAdjectives) { return nil }
        continue
      }
      // اختطاف الأمريكية: a definite one right behind an indefinite noun is its genitive.
      if j == i + 1, view.entries[j].isDefinite != view.entries[i].isDefinite { return nil }
      let country = view.names.adjectives[adjective].country
      return Event.Participant(
        entity: state(country), span: view.entries[j].span, country: country, sector: nil)
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
