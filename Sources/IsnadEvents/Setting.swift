import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadRecords

/// What the words before a trigger say of it: whether it happened, and what carries it.
struct Setting: Sendable {
  var status: Event.Status
  /// The words that decided the status.
  var reason: Int?
  /// Nobody says that it happened (a charge, a thing prevented, a demand): no event.
  var isVoid = false
  /// The verb (or noun) that carries an event noun: شن، نفذ، تم، وقع، أدى إلى.
  var carrier: Int?
  var carrierCue: Cue?
  /// A carrier noun stands before the event noun (محاولة اغتيال).
  var isAttempt = false
  /// The preposition before an event noun.
  var preposition: UInt8?
}

/// Reads the setting of triggers.
struct SettingReader {
  let view: TokenView
  private let temporal: [UInt8]

  init(view: TokenView) {
    self.view = view
    temporal = [
      "بعد", "قبل", "إثر", "عقب", "منذ", "خلال", "أثناء", "جراء", "بسبب", "نتيجة", "غداة", "قبيل", "بعيد", "وسط",
    ].map(
      view.lexicon.vocabulary.preposition)
  }

  func setting(of trigger: Trigger) -> Setting {
    trigger.isVerb ? settingOfVerb(trigger) : settingOfNoun(trigger)
  }

  // MARK: Verbs

  private func settingOfVerb(_ trigger: Trigger) -> Setting {
    let i = trigger.token
    let entry = view.entries[i]
    var setting = Setting(status: .happened)
    if trigger.reading.aspect == .imperfect, lasts(trigger.sense) { setting.status = .ongoing }
    if entry.isFuture {
      setting.status = .planned
      setting.reason = i
    }
    let first = trigger.sentence.lowerBound
    // The words right before: negation, قد and its like, the auxiliary.
    var j = i - 1
    while j >= first, i - j < 4 {
      if view.has(.negation, j) || view.cues(j).contains(where: { $0.cue == .denied && !$0.isVerb }) {
        if isStillGoing(j, before: i) {
          setting.status = .ongoing
        } else {
          setting.status = .denied
        }
        setting.reason = j
        return setting
      }
      if view.has(.future, j) {
        setting.status = .planned
        setting.reason = j
        return setting
      }
      if view.document.token(j, is: "قد") || view.document.token(j, is: "وقد"), trigger.reading.aspect == .imperfect {
        setting.status = .hypothetical
        setting.reason = j
        return setting
      }
      guard view.has(.particle, j) else { break }
      j -= 1
    }
    // أن before an imperfect: what governs it decides (يجب أن ينسحبوا).
    if j >= first, view.document.token(j, is: "ان") || view.document.token(j, is: "بان"),
      trigger.reading.aspect == .imperfect
    {
      return governed(by: j, setting, in: trigger.sentence)
    }
    if trigger.reading.aspect == .imperfect, let governor = verbJustBefore(i, in: trigger.sentence) {
      apply(view.cues(governor).filter(\.isVerb), at: governor, to: &setting)
    }
    // ليقتل: a purpose.
    if entry.attachedPreposition == 1, trigger.reading.aspect == .imperfect { setting.status = .planned }
    if let condition = condition(before: i, in: trigger.sentence) {
      setting.status = .hypothetical
      setting.reason = condition
    }
    return setting
  }

  /// لا يزال، ما زال: a negation that affirms.
  private func isStillGoing(_ j: Int, before i: Int) -> Bool {
    j + 1 < view.entries.count && view.cues(j + 1).contains { $0.cue == .ongoing }
  }

  /// A material act in the present is going on; words of asking, blaming and refusing in the present are the headline's past.
  private func lasts(_ sense: EventSense) -> Bool {
    switch sense.kind {
    case .aid, .cooperate, .mobilize, .coerce, .assault, .retreat: true
    case .accuse: sense.mode == "investigate"
    default: false
    }
  }

  /// The verb that stands right before a verb, a subject at most between (بدأ يقصف، يواصل الجيش قصف).
  private func verbJustBefore(_ i: Int, in sentence: Range<Int>) -> Int? {
    var j = i - 1
    while j >= sentence.lowerBound, i - j <= 4 {
      if view.entries[j].isVerb { return j }
      if view.document.tokens[j].kind != .word || view.has(.complementiser, j) || view.has(.relative, j) { return nil }
      j -= 1
    }
    return nil
  }

  private func governed(by complementiser: Int, _ setting: Setting, in sentence: Range<Int>) -> Setting {
    var setting = setting
    var j = complementiser - 1
    while j >= sentence.lowerBound, complementiser - j <= 8 {
      if view.isClauseMark(j) { break }
      let cues = view.cues(j).filter { $0.cue != .carrier && $0.cue != .support }
      if !cues.isEmpty {
        apply(cues, at: j, to: &setting)
        return setting
      }
      if view.entries[j].isVerb { break }
      j -= 1
    }
    // على فرنسا أن …: a duty.
    setting.status = .hypothetical
    setting.reason = complementiser
    return setting
  }

  private func condition(before i: Int, in sentence: Range<Int>) -> Int? {
    var j = i - 1
    while j >= sentence.lowerBound, i - j <= 10 {
      if view.isClauseMark(j) || view.isComma(j) { return nil }
      if !view.entries[j].isVerb, view.cues(j).contains(where: { $0.cue == .hypothetical && !$0.isVerb }),
        view.entries[j].functions != 0 || isConditional(j)
      {
        return j
      }
      if view.has(.complementiser, j) { return nil }
      j -= 1
    }
    return nil
  }

  private func isConditional(_ j: Int) -> Bool {
    ["اذا", "لو", "لولا", "ربما", "لعل", "هل"].contains(String(decoding: view.stem(j), as: UTF8.self))
  }

  // MARK: Nouns

  private func settingOfNoun(_ trigger: Trigger) -> Setting {
    let i = trigger.token
    var setting = Setting(status: .happened)
    setting.preposition = view.entries[i].attachedPreposition
    var j = i - 1
    var isAdjacent = true
    while j >= trigger.sentence.lowerBound, i - j <= 14 {
      let entry = view.entries[j]
      if view.isClauseMark(j) { break }
      if view.document.tokens[j].kind != .word || entry.mention != nil {
        isAdjacent = false
        if view.isComma(j) && setting.preposition == nil { break }
        j -= 1
        continue
      }
      if view.has(.complementiser, j) || view.has(.relative, j) { break }
      if view.has(.preposition, j), isAdjacent {
        if setting.preposition == nil { setting.preposition = view.lexicon.vocabulary.preposition(view.stem(j)) }
        if temporal.contains(view.lexicon.vocabulary.preposition(view.stem(j))) {
          // بعد الهجوم: the verb before speaks of something else.
          setting.reason = j
          return setting
        }
        if view.document.token(j, is: "دون") || view.document.token(j, is: "بدون") { setting.status = .denied }
        j -= 1
        continue
      }
      let cues = view.cues(j)
      if isAdjacent || entry.isVerb || cues.contains(where: \.isVerb) {
        if cues.contains(where: { $0.cue == .carrier }) {
          if isAdjacent {
            setting.isAttempt = setting.isAttempt || isAttempt(j)
            if setting.preposition == nil { setting.preposition = entry.attachedPreposition }
            j -= 1
            continue
          }
        } else if !cues.isEmpty {
          apply(cues, at: j, to: &setting)
          tense(of: j, in: trigger.sentence, to: &setting)
          return setting
        }
      }
      if entry.isVerb {
        tense(of: j, in: trigger.sentence, to: &setting)
        return setting
      }
      // الوقف المستدام لإطلاق النار: an adjective between doesn't part what belongs together.
      if !view.has(.quantifier, j), entry.upos != .adj { isAdjacent = false }
      j -= 1
    }
    if let condition = condition(before: i, in: trigger.sentence) {
      setting.status = .hypothetical
      setting.reason = condition
      return setting
    }
    climb(from: trigger, to: &setting)
    if setting.carrier == nil, let verb = relativeVerb(after: i, in: trigger.sentence) {
      setting.carrier = verb
      setting.carrierCue = .occur
      tense(of: verb, in: trigger.sentence, to: &setting)
    }
    return setting
  }

  /// What governs a noun in the tree, over coordinations and genitives, where the words before told nothing
  /// (يطالب بوقف النار … وكذلك الإفراج عنهم).
  private func climb(from trigger: Trigger, to setting: inout Setting) {
    guard view.entries[trigger.token].upos != nil else { return }
    var word = view.entries[trigger.token].word
    for _ in 0..<5 {
      let node = view.analysis.words[word]
      guard node.head >= 0 else { return }
      let head = Int(node.head)
      let token = Int(view.analysis.words[head].token)
      guard trigger.sentence.contains(token), token < trigger.token else { return }
      switch node.relation {
      case .conj, .nmod, .obl, .obj, .acl, .appos: break
      default: return
      }
      if node.relation != .conj {
        let cues = view.cues(token).filter { $0.cue != .carrier && (!view.entries[token].isVerb || $0.isVerb) }
        if !cues.isEmpty {
          apply(cues, at: token, to: &setting)
          tense(of: token, in: trigger.sentence, to: &setting)
          return
        }
        if view.entries[token].isVerb {
          tense(of: token, in: trigger.sentence, to: &setting)
          return
        }
      }
      word = head
    }
  }

  /// الاغتيال الذي وقع، الهجوم الذي شنته: the relative clause tells that it happened.
  private func relativeVerb(after i: Int, in sentence: Range<Int>) -> Int? {
    for j in (i + 1)..<max(i + 1, min(sentence.upperBound, i + 6)) {
      guard view.document.tokens[j].kind == .word else { return nil }
      if view.has(.relative, j) {
        let told: [Cue] = [.occur, .support, .result]
        let next = j + 1
        return next < sentence.upperBound && view.cues(next).contains { $0.isVerb && told.contains($0.cue) }
          ? next : nil
      }
      if view.entries[j].isVerb || view.has(.complementiser, j) { return nil }
    }
    return nil
  }

  private func isAttempt(_ j: Int) -> Bool { view.stem(j).starts(with: Array("محاول".utf8)) }

  /// The governing verb's own tense and negation pass on to the noun (سيشن هجوما، لم ينفذ غارة).
  private func tense(of j: Int, in sentence: Range<Int>, to setting: inout Setting) {
    guard view.entries[j].isVerb || view.cues(j).contains(where: \.isVerb) else { return }
    if view.entries[j].isFuture { setting.status = .planned }
    guard j > sentence.lowerBound else { return }
    if view.has(.future, j - 1) { setting.status = .planned }
    if view.has(.negation, j - 1), !view.cues(j).contains(where: { $0.cue == .ongoing }) { setting.status = .denied }
  }

  // MARK: Both

  private func apply(_ cues: [CueReading], at j: Int, to setting: inout Setting) {
    guard let reading = cues.first else { return }
    switch reading.cue {
    case .planned:
      set(.planned, j, &setting)
      // تعتزم كندا نشر قوات: who plans is who will do it.
      if reading.isVerb {
        setting.carrier = j
        setting.carrierCue = .support
      }
    case .demanded:
      set(.demanded, j, &setting)
      setting.isVoid = !isModal(j)
    case .hypothetical: set(.hypothetical, j, &setting)
    case .denied: set(.denied, j, &setting)
    case .ongoing: set(.ongoing, j, &setting)
    case .historical: set(.historical, j, &setting)
    case .alleged, .avoided:
      setting.isVoid = true
      setting.reason = j
    case .support, .undergo, .result, .occur, .report:
      setting.carrier = j
      setting.carrierCue = reading.cue
      // لشن هجوم، لتنفيذ عملية: a purpose.
      if !reading.isVerb, view.entries[j].attachedPreposition == 1 { set(.planned, j, &setting) }
    case .carrier: break
    }
  }

  /// يجب، ينبغي: asked for without a word of asking.
  private func isModal(_ j: Int) -> Bool {
    ["يجب", "ينبغي", "يتعين", "يتوجب", "تجب"].contains(String(decoding: view.stem(j), as: UTF8.self))
  }

  private func set(_ status: Event.Status, _ j: Int, _ setting: inout Setting) {
    setting.status = status
    setting.reason = j
  }
}
