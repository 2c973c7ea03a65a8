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
  /// The act is only what something else is about (التحقيق في الهجوم, المشتبه به في الهجوم).
  var isTopic = false
  /// The verb (or noun) that carries an event noun: شن، نفذ، تم، وقع، أدى إلى.
  var carrier: Int?
  var carrierCue: Cue?
  /// The preposition before an event noun.
  var preposition: UInt8?
}

/// Reads the setting of triggers.
struct SettingReader {
  let view: TokenView
  let temporal: [UInt8]
  let purposes: UInt8
  private let charges: UInt8
  let lastingWords: UInt8
  let responsibility: UInt8
  /// The classes of verbs that claim (تبنى, أعلن).
  let claims: [UInt8]
  private let fillers: UInt8

  init(view: TokenView) {
    self.view = view
    purposes = view.lexicon.vocabulary.wordClass("purpose")
    charges = view.lexicon.vocabulary.wordClass("chargeverb")
    claims = ["claiming", "announcing"].map(view.lexicon.vocabulary.wordClass)
    responsibility = view.lexicon.vocabulary.wordClass("responsibility")
    fillers = view.lexicon.vocabulary.wordClass("soon")
    lastingWords = view.lexicon.vocabulary.wordClass("lasting")
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
      // سرعان ما, كثيرا ما: a ما that denies nothing.
      if j > first, view.document.token(j, is: "ما"), view.token(j - 1, isIn: fillers) { break }
      // فيما: a preposition before ما makes it no negation.
      if view.entries[j].attachedPreposition == nil,
        view.has(.negation, j) || view.cues(j).contains(where: { $0.cue == .denied && !$0.isVerb })
      {
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
    // يُزعم أنه اغتصبها: somebody's charge against him, told by nobody.
    if isCharged(i, in: trigger.sentence) {
      setting.isVoid = true
      return setting
    }
    // حتى تنسحب, كي يهاجموا: a purpose.
    if j + 1 < i, trigger.reading.aspect == .imperfect, view.token(j + 1, isIn: purposes) { setting.status = .planned }
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

  private func isCharged(_ i: Int, in sentence: Range<Int>) -> Bool {
    var j = i - 1
    while j >= sentence.lowerBound, i - j <= 5,
      view.has(.particle, j) || view.has(.complementiser, j) || view.entries[j].mention != nil
    {
      if view.has(.complementiser, j), j > sentence.lowerBound, view.token(j - 1, isIn: charges) { return true }
      j -= 1
    }
    return false
  }

  /// لا يزال، ما زال: a negation that affirms.
  private func isStillGoing(_ j: Int, before i: Int) -> Bool {
    j + 1 < view.entries.count && view.cues(j + 1).contains { $0.cue == .ongoing }
  }

  /// A material act in the present is going on; words of asking, blaming and refusing in the present are the headline's past.
  func lasts(_ sense: EventSense) -> Bool {
    switch sense.kind {
    case .aid, .cooperate, .mobilize, .coerce, .assault, .retreat: true
    case .accuse: sense.mode == "investigate"
    default: false
    }
  }

  /// The verb that stands right before a verb, a subject at most between (بدأ يقصف، يواصل الجيش قصف).
  private func verbJustBefore(_ i: Int, in sentence: Range<Int>) -> Int? {
    // تنفي وتتهمه: a joined verb stands for itself.
    if view.entries[i].hasConjunction { return nil }
    var j = i - 1
    while j >= sentence.lowerBound, i - j <= 4 {
      if view.entries[j].isVerb { return j }
      if view.document.tokens[j].kind != .word || view.has(.complementiser, j) || view.has(.relative, j) { return nil }
      j -= 1
    }
    return nil
  }

  func governed(by complementiser: Int, _ setting: Setting, in sentence: Range<Int>) -> Setting {
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

  func condition(before i: Int, in sentence: Range<Int>) -> Int? {
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
    ["اذا", "لو", "لولا", "ربما", "لعل", "هل", "سواء"].contains(String(decoding: view.stem(j), as: UTF8.self))
  }

  // MARK: Both

  func apply(_ cues: [CueReading], at j: Int, to setting: inout Setting) {
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
    case .ongoing:
      set(.ongoing, j, &setting)
      // تواصل القوات القتال: who goes on is who does it.
      if reading.isVerb {
        setting.carrier = j
        setting.carrierCue = .support
      }
    case .historical: set(.historical, j, &setting)
    case .alleged, .avoided:
      setting.isVoid = true
      setting.reason = j
    case .concerned:
      setting.isTopic = true
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

  func set(_ status: Event.Status, _ j: Int, _ setting: inout Setting) {
    setting.status = status
    setting.reason = j
  }
}
