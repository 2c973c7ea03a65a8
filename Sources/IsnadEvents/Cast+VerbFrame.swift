import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// Who is a verb's subject and who its object: by the tree where it knows, else by order and agreement.
extension CastFinder {
  struct Frame {
    var subject: [Phrase]?
    var object: [Phrase]?
    var isPassive = false
  }

  /// Which of the phrases around a verb is its subject and which its object.
  func frame(of i: Int, reading: EventReading?, after: [Phrase], in sentence: Range<Int>) -> Frame {
    let bare = groups(after).filter { $0[0].preposition == nil }
    if var frame = treeFrame(of: i, reading: reading, in: sentence) {
      // إنه استند إلى …: the pronoun is the subject, whatever stands behind.
      if let subject = frame.subject, subject[0].tokens.lowerBound > i, hasPronounSubject(i) {
        frame.object = frame.object ?? subject
        frame.subject = nil
        frame.isPassive = false
      }
      // قتل مفجر انتحاري 42 مجندا: with somebody behind its subject to suffer it a verb is active.
      if frame.isPassive, reading?.voice != .passive, !hasDamma(i), let subject = frame.subject,
        subject[0].tokens.lowerBound > i, bareObject(after: i, subject: subject, in: sentence)
      {
        frame.isPassive = false
      }
      // An object that the tree has lost among adverbs of time stands bare behind the subject.
      if frame.object == nil, !frame.isPassive, !view.entries[i].hasPronoun, let subject = frame.subject {
        let last = subject.map(\.tokens.upperBound).max() ?? i
        frame.object = bare.first {
          $0[0].tokens.lowerBound > max(i, last - 1) && $0[0].tokens.lowerBound - max(i, last) <= 6
        }
      }
      return frame
    }
    let hasPronoun = view.entries[i].hasPronoun
    let before = subjectInFront(of: i, in: sentence)
    if let first = bare.first, clashes(reading, with: first[0], after: i) {
      return Frame(subject: before, object: first)
    }
    let isPassiveForm = reading?.voice == .passive || hasDamma(i)
    let mayBePassive = mayBePassive(i, reading)
    var frame = Frame()
    if isPassiveForm {
      frame.isPassive = true
      frame.subject = before ?? bare.first
      return frame
    }
    if let before {
      frame.subject = before
      frame.object = bare.first
      // المدنيون قتلوا: nobody and nothing is left to be killed.
      if mayBePassive, bare.isEmpty, !hasPronoun, after.first(where: { isTarget($0) }) == nil { frame.isPassive = true }
      return frame
    }
    if bare.count >= 2 || hasPronoun {
      frame.subject = bare.first
      frame.object = bare.count >= 2 ? bare[1] : nil
      return frame
    }
    guard let only = bare.first else { return frame }
    if hasPronounSubject(i) { return Frame(object: only) }
    // One phrase only: whoever the verb agrees with is its subject; a masculine verb before its victims is a passive.
    if isDropped(i, reading, before: only[0]) {
      frame.object = only
    } else {
      frame.subject = only
      frame.isPassive = mayBePassive && isVictim(only[0], after: i)
    }
    return frame
  }

  /// The subject and object by the tree; nil where it knows neither.
  private func treeFrame(of i: Int, reading: EventReading?, in sentence: Range<Int>) -> Frame? {
    guard view.entries[i].upos == .verb else { return nil }
    let verb = view.entries[i].word
    var frame = Frame()
    var objects: [Int] = []
    for dependent in view.analysis.dependents(of: verb) {
      let word = view.analysis.words[dependent]
      let token = Int(word.token)
      // The relative pronoun stands for its noun, which is read below.
      guard word.upos != .pron, sentence.contains(token), !view.has(.relative, token),
        !view.has(.circumstance, token) || view.has(.quantifier, token), !isApposed(token), !isEvery(token)
      else { continue }
      if word.relation == .nsubj, frame.subject == nil {
        frame.subject = phrases(of: dependent, in: sentence)
        frame.isPassive = view.analysis.relationName(of: dependent).hasSuffix("pass")
      } else if word.relation == .obj {
        objects.append(dependent)
      }
    }
    if let subject = frame.subject, !frame.isPassive, clashes(reading, with: subject[0], after: i) {
      return Frame(subject: subjectInFront(of: i, in: sentence), object: subject)
    }
    // A subject right behind its verb is at times taken for an object: of two the first, or the one in the nominative.
    if frame.subject == nil, let first = objects.first {
      let grammaticalCase = view.analysis.words[first].features.grammaticalCase
      if objects.count > 1 || grammaticalCase == .nominative || view.isNominative(Int(view.analysis.words[first].token))
      {
        frame.subject = phrases(of: first, in: sentence)
        objects.removeFirst()
      } else if grammaticalCase != .accusative {
        return nil
      }
    }
    if let object = objects.first { frame.object = phrases(of: object, in: sentence) }
    // إسرائيل تقصف القطاع: whoever stands right before a verb whose subject the tree doesn't know.
    if frame.subject == nil, !view.has(.relative, max(i - 1, 0)), let before = subjectInFront(of: i, in: sentence),
      before[0].isDefinite, (before.map(\.tokens.upperBound).max() ?? 0) >= i - 1
    {
      frame.subject = before
    }
    // جالانت، الذي وصل: the relative clause's noun, where the tree has found an object only.
    if frame.subject == nil, frame.object != nil, view.has(.relative, max(i - 1, 0)) {
      frame.subject = subjectInFront(of: i, in: sentence)
    }
    // دعا الدول المؤثرة: a masculine verb right before a feminine noun has its subject elsewhere.
    if frame.object == nil, let subject = frame.subject, !frame.isPassive,
      disagrees(reading, with: subject[0], after: i)
    {
      frame.object = subject
      frame.subject = nil
    }
    // أداء أشاد فيه بفلان: of a clause with a pronoun for its noun the noun is no subject.
    if frame.subject == nil, view.analysis.words[verb].relation == .acl, !view.entries[i].hasPronoun, !resumes(i + 1) {
      let head = Int(view.analysis.words[verb].head)
      if head >= 0, sentence.contains(Int(view.analysis.words[head].token)) {
        frame.subject = phrases(of: head, in: sentence, alone: true)
      }
    }
    // وتقتل المسلحين: an oblique plural is no subject.
    if frame.object == nil, let subject = frame.subject, subject[0].tokens.lowerBound > i,
      // اعتصم عشرات المواطنين: the counted are in the genitive, and the subject.
      subject[0].tokens.lowerBound == subject[0].head, isOblique(subject[0].head)
    {
      frame.object = subject
      frame.subject = nil
    }
    // التقى رئيسا البلدين: a dual in the construct state ends like an accusative, and is the subject.
    if frame.subject == nil, let object = frame.object, !view.entries[i].hasPronoun, isDual(object[0]) {
      frame.subject = object
      frame.object = nil
    }
    guard frame.subject != nil || frame.object != nil else { return nil }
    if reading?.voice == .passive || hasDamma(i) { frame.isPassive = true }
    let hasObject = frame.object != nil || view.entries[i].hasPronoun
    if let subject = frame.subject, !hasObject, !frame.isPassive, mayBePassive(i, reading) {
      // What stands before a verb without object has suffered it (أن شرطيا قتل); what stands after may.
      let isBefore = subject[0].tokens.lowerBound < i
      let isActive =
        bareObject(after: i, subject: subject, in: sentence) || !isBefore && !isVictim(subject[0], after: i)
      frame.isPassive =
        !isActive && (!isBefore || view.analysis.words[verb].relation != .acl || !view.has(.relative, i - 1))
    }
    // One phrase, taken for the object: a masculine verb with its victims is a passive.
    if frame.subject == nil, let object = frame.object, mayBePassive(i, reading), !hasPronounSubject(i),
      !isDropped(i, reading, before: object[0])
    {
      // قتل انتحاري … : whoever kills is no victim.
      return Frame(subject: object, object: nil, isPassive: isVictim(object[0], after: i))
    }
    return frame
  }

  /// كل يوم: when, not who.
  private func isEvery(_ token: Int) -> Bool {
    view.has(.quantifier, token) && token + 1 < view.entries.count && view.token(token + 1, isIn: view.period)
  }

  /// إنه ضرب أهدافا: the pronoun before is the subject.
  func hasPronounSubject(_ i: Int) -> Bool {
    var j = i - 1
    while j > 0, view.has(.particle, j), !view.has(.complementiser, j) { j -= 1 }
    guard j >= 0, view.has(.complementiser, j) else { return false }
    let letters = view.document.folded(j)
    return [Self.him, Self.her, Self.them].contains { letters.suffix($0.count).elementsEqual($0) }
  }

  private static let him = Array("ه".utf8)
  private static let her = Array("ها".utf8)
  private static let them = Array("هم".utf8)

  func isDual(_ phrase: Phrase) -> Bool {
    let head = phrase.head
    guard phrase.tokens.lowerBound == head, phrase.tokens.count > 1, view.entries[head].mention == nil,
      !view.entries[head].isDefinite, view.document.folded(head).suffix(2).elementsEqual([0xD8, 0xA7])
    else { return false }
    return view.entries[head + 1].mention != nil || view.entries[head + 1].isDefinite
  }

  private func bareObject(after i: Int, subject: [Phrase], in sentence: Range<Int>) -> Bool {
    let i = lastOfRow(i, in: sentence)
    let last = subject.map(\.tokens.upperBound).max() ?? i
    return view.phrases(after: i, in: sentence).contains {
      $0.preposition == nil && !$0.isJoined && !$0.isAfterComma && $0.tokens.lowerBound >= max(last, i + 1)
        && $0.tokens.lowerBound - max(i, last) <= 6
    }
  }

  /// قصفت ودمرت عشرين آلية: verbs in a row share what stands behind the last of them.
  func lastOfRow(_ i: Int, in sentence: Range<Int>) -> Int {
    var last = i
    while last + 1 < sentence.upperBound, view.entries[last + 1].isVerb, view.entries[last + 1].hasConjunction,
      isLike(last, last + 1)
    {
      last += 1
    }
    return last
  }

  /// Active verbs of the same form; قتلا وأصيب ثالث are two acts on two people.
  private func isLike(_ a: Int, _ b: Int) -> Bool {
    let first = view.analysis.words[view.entries[a].word].features
    let second = view.analysis.words[view.entries[b].word].features
    if view.readings(b).contains(where: { $0.voice == .passive && $0.aspect == .perfect }) { return false }
    return first.voice != .passive && second.voice != .passive && first.number == second.number
      && first.gender == second.gender && first.aspect == second.aspect
  }

  /// A word's phrase with those coordinated to it.
  func phrases(of word: Int, in sentence: Range<Int>, alone: Bool = false) -> [Phrase] {
    // 🔴 السفير: the tree takes the mark for the noun.
    var first = Int(view.analysis.words[word].token)
    while view.isClauseMark(first), first + 1 < sentence.upperBound { first += 1 }
    if let name = nameDescribed(at: first, in: sentence) { first = name }
    var out = [view.phrase(at: first, in: sentence)]
    guard !alone else { return out }
    for dependent in view.analysis.dependents(of: word) where view.analysis.words[dependent].relation == .conj {
      let token = Int(view.analysis.words[dependent].token)
      if sentence.contains(token), view.analysis.words[dependent].upos != .verb, isJoined(token, to: out[out.count - 1])
      {
        let phrase = view.phrase(at: token, in: sentence, isJoined: true)
        // … وبعض الدول تدعم: a subject with its own verb behind it is joined by mistake.
        if phrase.tokens.upperBound >= sentence.upperBound || !view.entries[phrase.tokens.upperBound].isVerb {
          out.append(phrase)
        }
      }
    }
    return out
  }

  /// Whether و stands before what the tree joins to a phrase, or nothing but a comma (هاجم فلان، الأحد، الوزارة is no row).
  private func isJoined(_ token: Int, to phrase: Phrase) -> Bool {
    view.entries[token].hasConjunction || token <= phrase.tokens.upperBound + 1
      || (phrase.tokens.upperBound..<token).allSatisfy { view.document.tokens[$0].kind != .word }
      || view.document.token(token - 1, is: "و")
  }

  /// فلان عضو الحزب: an office right behind a person's name describes him, and he is whom the clause speaks of.
  func nameDescribed(at token: Int, in sentence: Range<Int>) -> Int? {
    guard token > sentence.lowerBound, view.token(token, isIn: participants.office), !view.entries[token].isDefinite,
      !view.entries[token].hasConjunction, view.entries[token].attachedPreposition == nil,
      let mention = view.entries[token - 1].mention,
      view.names.entities[view.names.mentions[mention].entity].kind == .person,
      // التقى المبعوث فلان رئيس البرلمان فلان: with a name of its own an office is somebody else's.
      !participants.isNamedOffice(view.phrase(at: token, in: sentence))
    else { return nil }
    var start = token - 1
    while start > sentence.lowerBound, view.entries[start - 1].mention == mention { start -= 1 }
    return start
  }

  /// Whether spelling and meaning allow a passive that is not marked: only acts that are done to people.
  private func mayBePassive(_ i: Int, _ reading: EventReading?) -> Bool {
    guard let reading, reading.voice == .either, reading.aspect == .perfect, !aimsByPreposition(reading) else {
      return false
    }
    // أطلق جندي النار: the fire is the object, though no phrase.
    let next = i + 1..<max(i + 1, min(view.entries.count, i + 5))
    if next.contains(where: { view.token($0, isIn: view.fire) && !view.isClauseMark($0) }) { return false }
    let word = view.lexicon.words[Int(reading.word)]
    if word.lemma.hasPrefix("ان") { return false }  // انسحب, انفجر: stem VII has no passive
    return view.lexicon.senses[word.senses].contains {
      $0.kind == .assault || $0.kind == .coerce || $0.kind == .sanction
    }
  }

  /// استولى على, اعتدى على: a verb that has its aim behind a preposition in every sense makes no passive of somebody.
  private func aimsByPreposition(_ reading: EventReading) -> Bool {
    view.lexicon.senses[view.lexicon.words[Int(reading.word)].senses].allSatisfy { sense in
      sense.conditions.contains {
        if case .preposition(let preposition, wanted: true) = $0 {
          return sense.prepositions[preposition] == .recipient
        }
        return false
      }
    }
  }

  /// على: what the act is aimed at, where no object is bare.
  private func isTarget(_ phrase: Phrase) -> Bool { phrase.preposition == on }

  /// A damma on the first letter is printed to say: passive (قُتل).
  private func hasDamma(_ i: Int) -> Bool {
    guard view.readings(i).contains(where: { $0.aspect == .perfect }) else { return false }
    let span = view.entries[i].span
    let bytes = view.document.text.bytes[span.range]
    return bytes.dropFirst(2).prefix(2).elementsEqual([0xD9, 0x8F])
  }

  /// A plural verb before its phrase, or a feminine one before a masculine phrase, has its subject elsewhere.
  private func isDropped(_ i: Int, _ reading: EventReading?, before phrase: Phrase) -> Bool {
    guard let reading else { return false }
    if reading.isPlural, reading.aspect == .perfect { return true }
    if reading.isFeminine, reading.aspect == .perfect { return isMasculine(phrase) }
    return false
  }

  /// A masculine singular perfect that stands right before a phrase that is plainly feminine.
  private func disagrees(_ reading: EventReading?, with phrase: Phrase, after i: Int) -> Bool {
    guard let reading, reading.aspect == .perfect, !reading.isFeminine, !reading.isPlural,
      phrase.tokens.lowerBound == i + 1,
      phrase.head == i + 1, view.entries[i + 1].mention == nil
    else { return false }
    if phrase.tokens.count > 1 {
      let next = view.entries[i + 2].word
      if view.analysis.words[next].upos == .adj { return view.analysis.words[next].features.gender == .feminine }
    }
    let bytes = view.document.text.bytes[view.entries[i + 1].span.range]
    return bytes.suffix(2).elementsEqual([0xD8, 0xA9]) || bytes.suffix(4).elementsEqual(Array("ات".utf8))
  }

  /// حمل أمريكا مسؤولية …, الطريقة التي هاجم بها هيلاري: right before a name a verb agrees with its subject; where it does not, the
  /// name is whom it is done to.
  private func clashes(_ reading: EventReading?, with phrase: Phrase, after i: Int) -> Bool {
    guard let reading, !reading.isPlural, !view.entries[i].hasPronoun,
      phrase.tokens.lowerBound == i + 1 || phrase.tokens.lowerBound == i + 2 && resumes(i + 1),
      let mention = view.entries[phrase.tokens.lowerBound].mention
    else { return false }
    let isHers = reading.aspect == .perfect ? reading.isFeminine : !view.stem(i).starts(with: Self.yaa)
    let entity = view.names.mentions[mention].entity
    switch view.names.entities[entity].kind {
    case .person: return view.names.gender(of: entity) == (isHers ? .masculine : .feminine)
    case .place:
      // Cities and most states are told as she.
      let first = phrase.tokens.lowerBound
      return !isHers && !view.token(first, isIn: masculineStates)
        && (participants.isState(mention) || first + 1 >= view.entries.count
          || view.entries[first + 1].mention != mention)
    case .organization, .group: return false
    }
  }

  private static let yaa = Array("ي".utf8)

  private func isMasculine(_ phrase: Phrase) -> Bool {
    if phrase.tokens.lowerBound < phrase.head { return true }  // a counted noun: قتلت 16 شخصا
    if view.entries[phrase.head].mention != nil { return false }
    let stem = view.stem(phrase.head)
    return stem.suffix(4).elementsEqual(Array("ين".utf8))
      || (!phrase.isDefinite && stem.suffix(2).elementsEqual(Array("ا".utf8)))
  }

  /// People counted, or said to be hit, right after the verb.
  private func isVictim(_ phrase: Phrase, after i: Int) -> Bool {
    if phrase.tokens.lowerBound < phrase.head { return true }
    let sector = view.headSector(phrase.head)
    return sector != "UAF" && sector != "COP"
  }

  /// Phrases with those joined to them.
  func groups(_ phrases: [Phrase]) -> [[Phrase]] {
    var out: [[Phrase]] = []
    for phrase in phrases {
      if phrase.isJoined, !out.isEmpty { out[out.count - 1].append(phrase) } else { out.append([phrase]) }
    }
    return out
  }

  /// فلان، سفير بلاده، …: a title behind a name and a comma is the name's own.
  private func isApposed(_ token: Int) -> Bool {
    token > 1 && view.isComma(token - 1) && view.entries[token - 2].mention != nil && view.entries[token].mention == nil
      && view.headSector(token) != nil
  }

  private func isOblique(_ i: Int) -> Bool {
    view.entries[i].mention == nil && isPlural(i) && view.stem(i).count > 8
      && view.stem(i).suffix(4).elementsEqual(Self.oblique)
  }

  private static let oblique = Array("ين".utf8)
}
