import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadRecords

/// What the words before a noun, over it in the tree, or behind it say of it.
extension SettingReader {
  func settingOfNoun(_ trigger: Trigger) -> Setting {
    let i = trigger.token
    var setting = governed(trigger)
    // إذا قررت الحكومة إرسال …: what the governing verb says is only supposed.
    if setting.status == .planned || setting.status == .happened, let verb = setting.reason ?? setting.carrier,
      verb < i, view.entries[verb].isVerb, let word = condition(before: verb, in: trigger.sentence)
    {
      set(.hypothetical, word, &setting)
    }
    // التفجيرات التي وقعت الأربعاء: it happened, whatever is said of it.
    if setting.isVoid || setting.isTopic
      || setting.carrier == nil && (setting.status == .happened || setting.status == .hypothetical),
      let verb = relativeVerb(after: i, in: trigger.sentence)
    {
      setting.isVoid = false
      setting.isTopic = false
      setting.status =
        view.readings(verb).contains { $0.aspect == .imperfect } && lasts(trigger.sense) ? .ongoing : .happened
      setting.carrier = verb
      setting.carrierCue = .occur
      tense(of: verb, in: trigger.sentence, to: &setting)
    } else if setting.carrier == nil, setting.status == .happened, let verb = predicate(of: i, in: trigger.sentence) {
      let told = view.cues(verb).filter { $0.isVerb && [.hypothetical, .planned, .avoided].contains($0.cue) }
      let cue = setting
      apply(told, at: verb, to: &setting)
      setting.carrier = cue.carrier
      setting.carrierCue = cue.carrierCue
      tense(of: verb, in: trigger.sentence, to: &setting)
    }
    if setting.status == .happened, lasts(trigger.sense), let word = lasting(after: i, in: trigger.sentence) {
      set(.ongoing, word, &setting)
    }
    return setting
  }

  /// القصف المتواصل, الهجمات على المدينة مستمرة: the noun's adjective or its predicate.
  private func lasting(after i: Int, in sentence: Range<Int>) -> Int? {
    var isAdjective = true
    for j in (i + 1)..<max(i + 1, min(sentence.upperBound, i + 9)) {
      if view.isClauseMark(j) || view.isComma(j) || view.entries[j].isVerb || view.has(.relative, j) { return nil }
      isAdjective = isAdjective && view.entries[j].upos == .adj
      guard view.token(j, isIn: lastingWords) else { continue }
      let isPredicate = view.entries[i].isDefinite && !view.entries[j].isDefinite
      return isPredicate || isAdjective ? j : nil
    }
    return nil
  }

  /// إن اجتماع الوزيرين سيعقد, قد يتأجل: the verb behind a noun that opens its clause.
  private func predicate(of i: Int, in sentence: Range<Int>) -> Int? {
    guard i == sentence.lowerBound || view.has(.complementiser, i - 1) || view.document.tokens[i - 1].kind != .word
    else {
      return nil
    }
    for j in (i + 1)..<max(i + 1, min(sentence.upperBound, i + 16)) {
      if view.isClauseMark(j) || view.isComma(j) || view.has(.relative, j) || view.has(.complementiser, j) {
        return nil
      }
      if view.entries[j].isVerb { return j }
    }
    return nil
  }

  /// What the words before a noun, or over it in the tree, say of it.
  private func governed(_ trigger: Trigger) -> Setting {
    let i = trigger.token
    var setting = Setting(status: .happened)
    setting.preposition = view.entries[i].attachedPreposition
    var j = i - 1
    var isAdjacent = true
    var isBehindPreposition = false
    /// Where the act begins, with the nouns that carry it.
    var edge = i
    while j >= trigger.sentence.lowerBound, i - j <= 24 {
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
        if view.document.token(j, is: "دون") || view.document.token(j, is: "بدون") {
          set(.denied, j, &setting)
          return setting
        }
        j -= 1
        continue
      }
      // المشتبه به في الهجوم: a preposition with its pronoun parts nothing.
      if isAdjacent, entry.upos == .pron || entry.upos == .adp && entry.hasPronoun {
        j -= 1
        continue
      }
      // تبنت الحركة المسؤولية عن الهجوم: what is claimed has happened.
      if isAdjacent, view.token(j, isIn: responsibility), isClaimed(j, in: trigger.sentence) {
        j -= 1
        continue
      }
      // أكد وزير الدفاع على دعم …: a definite noun before the preposition governs only what hangs on it.
      if isAdjacent, !entry.isVerb, entry.isDefinite, i - j > 1, entry.upos != nil, !isOver(j, trigger),
        !(entry.attachedPreposition == 1 && cues(of: j).contains { $0.cue == .support || $0.cue == .carrier })
      {
        isAdjacent = false
        j -= 1
        continue
      }
      let cues = cues(of: j)
      // تعرض السفير لمحاولة اغتيال: whoever is exposed to it stands between.
      if !isAdjacent, !entry.isVerb, j + 1 < edge, view.entries[edge].attachedPreposition == 1,
        cues.contains(where: { $0.cue == .undergo && !$0.isVerb }),
        view.phrase(at: j + 1, in: trigger.sentence).tokens.upperBound == edge
      {
        apply(cues, at: j, to: &setting)
        return setting
      }
      // من شن الحركة هجمات: the carrying noun with its doer between.
      if !isAdjacent, !entry.isVerb, !entry.isDefinite, !entry.hasPronoun, j + 1 < i,
        view.entries[i].attachedPreposition == nil, cues.contains(where: { $0.cue == .support && !$0.isVerb }),
        view.phrase(at: j + 1, in: trigger.sentence).tokens.upperBound == i
      {
        apply(cues, at: j, to: &setting)
        return setting
      }
      if isAdjacent || entry.isVerb || cues.contains(where: \.isVerb) {
        // Over a prepositional phrase, a verb is the noun's own only where the tree says so.
        if !isAdjacent, isBehindPreposition, entry.upos != nil, !isOver(j, trigger) { break }
        if cues.contains(where: { $0.cue == .carrier }) {
          if isAdjacent {
            // للتوصل إلى اتفاق: the outer ل says what for.
            if setting.preposition == nil || entry.attachedPreposition == 1 {
              setting.preposition = entry.attachedPreposition
            }
            edge = j
            j -= 1
            continue
          }
        } else if entry.isVerb, entry.hasPronoun, cues.first?.cue == .support {
          // التحقيقات التي أجراها المكتب بشأن التهم: what the verb carries stands before it.
          break
        } else if !cues.isEmpty {
          apply(cues, at: j, to: &setting)
          // من المتوقع أن يؤدي الاتفاق إلى …: what comes of it is open, not the agreement.
          if setting.carrierCue == .result, setting.preposition == nil { return setting }
          tense(of: j, in: trigger.sentence, to: &setting)
          purpose(of: trigger, &setting)
          return setting
        }
      }
      if entry.isVerb {
        if isAdjacent || isOver(j, trigger) { tense(of: j, in: trigger.sentence, to: &setting) }
        // فتح ممرات لإيصال المساعدات: behind what the verb is done to, ل says what for.
        if i - j > 1 { purpose(of: trigger, &setting) }
        return setting
      }
      if !isAdjacent, view.has(.preposition, j) || entry.attachedPreposition != nil { isBehindPreposition = true }
      // الوقف المستدام لإطلاق النار: an adjective between doesn't part what belongs together.
      if !view.has(.quantifier, j), !view.has(.demonstrative, j), entry.upos != .adj {
        isBehindPreposition = isBehindPreposition || entry.attachedPreposition != nil
        isAdjacent = false
      }
      j -= 1
    }
    if let condition = condition(before: i, in: trigger.sentence) {
      setting.status = .hypothetical
      setting.reason = condition
      return setting
    }
    climb(from: trigger, to: &setting)
    purpose(of: trigger, &setting)
    return setting
  }

  /// لمساعدة اللاجئين, لنشر قوات: a purpose, where nothing says that it was done.
  private func purpose(of trigger: Trigger, _ setting: inout Setting) {
    // للتوصل إلى اتفاق: a noun that carries the act says so as well.
    let i = trigger.token
    let isFar = setting.carrierCue == .support && setting.carrier.map { i - $0 > 2 } ?? false
    guard setting.carrier == nil || isFar, view.entries[i].attachedPreposition == 1 || setting.preposition == 1,
      trigger.sense.strength != .alone, setting.status == .happened
    else { return }
    setting.carrier = nil
    setting.carrierCue = nil
    set(.hypothetical, i, &setting)
  }

  private func isClaimed(_ responsibility: Int, in sentence: Range<Int>) -> Bool {
    (max(sentence.lowerBound, responsibility - 8)..<responsibility).contains { token in
      claims.contains { view.token(token, isIn: $0) }
    }
  }

  /// What a word says of the act behind it: شن is a verb's cue or a noun's, as it is tagged.
  private func cues(of j: Int) -> [CueReading] {
    let all = view.cues(j)
    guard view.entries[j].upos != nil else { return all }
    let own = all.filter { $0.isVerb == view.entries[j].isVerb }
    return own.isEmpty && view.entries[j].isVerb ? all : own
  }

  /// Whether a word stands over the trigger in the tree.
  private func isOver(_ j: Int, _ trigger: Trigger) -> Bool {
    guard view.entries[trigger.token].upos != nil else { return true }
    var word = view.entries[trigger.token].word
    for _ in 0..<7 {
      let head = Int(view.analysis.words[word].head)
      guard head >= 0 else { return false }
      if Int(view.analysis.words[head].token) == j { return true }
      word = head
    }
    return false
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
      guard trigger.sentence.contains(token), token < trigger.token,
        !(token..<trigger.token).contains(where: { view.isClauseMark($0) })
      else { return }
      switch node.relation {
      case .conj, .nmod, .obl, .obj, .acl, .appos: break
      default: return
      }
      if node.relation != .conj {
        // للتوصل إلى اتفاق: a noun that carries the act is no verb that tells it, though spelled like one.
        let isCarrier = cues(of: token).contains { $0.cue == .carrier }
        let cues = isCarrier ? [] : view.cues(token).filter { !view.entries[token].isVerb || $0.isVerb }
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

  /// The governing verb's own tense and negation pass on to the noun (سيشن هجوما، لم ينفذ غارة).
  private func tense(of j: Int, in sentence: Range<Int>, to setting: inout Setting) {
    guard view.entries[j].isVerb || view.cues(j).contains(where: \.isVerb) else { return }
    if view.entries[j].isFuture { setting.status = .planned }
    guard j > sentence.lowerBound else { return }
    let before = j - 1
    if view.has(.future, before) { setting.status = .planned }
    if view.has(.negation, before), !view.cues(j).contains(where: { $0.cue == .ongoing }) {
      setting.status = .denied
      // لا يفضل إقالته: what somebody does not want is no act that was denied.
      if view.cues(j).contains(where: { $0.cue == .hypothetical || $0.cue == .planned }) { setting.isVoid = true }
    }
    // قد أعلن مقتل جنديين: what the tagger knows for a perfect is none of the imperfects that are spelled alike.
    guard isImperfect(j) || !isPerfect(j) && view.readings(j).contains(where: { $0.aspect == .imperfect }) else {
      return
    }
    if view.document.token(before, is: "قد") || view.token(before, isIn: purposes) { setting.status = .hypothetical }
    // يأمل أن يعقد اجتماعات: what governs the clause decides.
    if view.document.token(before, is: "ان") || view.document.token(before, is: "بان") {
      let governor = governed(by: before, Setting(status: .happened), in: sentence)
      setting.status = governor.status
      setting.isVoid = setting.isVoid || governor.isVoid
    }
  }

  private func isPerfect(_ j: Int) -> Bool {
    view.isExposed(j)
      || view.entries[j].upos == .verb && view.analysis.words[view.entries[j].word].features.aspect == .perfect
  }

  private func isImperfect(_ j: Int) -> Bool {
    !view.isExposed(j) && view.entries[j].upos == .verb
      && view.analysis.words[view.entries[j].word].features.aspect == .imperfect
  }
}
