import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadRecords
import IsnadText

extension Passage {
  /// No reported clause is longer than this many tokens; a text without full stops must not make the search quadratic.
  static let longest = 400

  /// The end of reported content that is not (all) in quotation marks: where the outlet speaks again, or the sentence ends.
  ///
  /// A cut is made where another cue takes over (`، مضيفا`, `وأعرب`, `، وفقا ل`) and at the words with which newswire goes back to
  /// its own voice (`وقد`, `، حيث`, `فيما`, `وذلك`, `ولكن`). Nothing inside quotation marks is a cut.
  ///
  /// - Parameters:
  ///   - cue: whose content it is, if a verb's: its tense and gender tell whether a verb with و takes over from it.
  ///   - isPhrase: whether the content is a noun phrase: it goes on into no other clause.
  ///   - isSpoken: whether the words stand behind a colon: all that is not plainly another's is the speaker's.
  /// - Returns: the token after the last one of the content, trailing marks not counted.
  func contentEnd(from start: Int, of cue: Cue? = nil, isPhrase: Bool = false, isSpoken: Bool = false) -> Int {
    guard start < tokens.count else { return start }
    let limit = min(sentence(of: start).upperBound, start + Passage.longest)
    let isConcession = cue.map { opensConcession($0.token) } ?? false
    let isTemporal = cue.map { opensTime($0.token) } ?? false
    var i = start
    while i < limit {
      if let found = quotation(openedBy: i) {
        let inside = tokens(inQuotation: found)
        // A quotation that runs over the sentence's end takes the content with it.
        if inside.upperBound > limit { return inside.upperBound }
        i = max(i + 1, inside.upperBound)
        continue
      }
      if i > start, isTrailing(i, limit: limit) || startsAnew(i, start: start, cue: cue) { break }
      if i > start, !isSpoken, isCut(at: i, start: start, limit: limit, cue: cue) || isConcession && isMainClause(i) {
        break
      }
      if isTemporal, i > start, isComma(i - 1), isVerb(i), lettersOfConjunction(i) == 0 { break }
      if isPhrase, i > start, isClause(joinedAt: i) || isCircumstance(i) { break }
      i += 1
    }
    return trimmed(start..<i)
  }

  /// `أعرب عن ثقته، ولا يمكنه أن …`: behind a comma a clause with و and a verb of its own.
  private func isClause(joinedAt token: Int) -> Bool {
    guard isComma(token - 1), document.folded(token).starts(with: Array("و".utf8)) else { return false }
    return lettersOfConjunction(token) > 0 && isVerb(token) || `is`(token, "ولا") || `is`(token, "ولم")
      || `is`(token, "ولن")
  }

  /// `أعرب عن تعاطفه مع الضحايا خلال خطابه، لكن …`: when it was said, or what stands against it.
  private func isCircumstance(_ token: Int) -> Bool {
    for word in ["خلال", "اثناء", "عقب", "لكن", "ولكن", "رغم"] as [StaticString] where `is`(token, word) { return true }
    guard isComma(token - 1) else { return false }
    // ، كما زار الميناء: what else was done.
    if `is`(token, "كما"), token + 1 < tokens.count { return isVerb(token + 1) }
    return `is`(token, "حيث") || `is`(token, "اذ")
  }

  /// The range's end without trailing marks; a closing bracket whose opening one is inside stays.
  func trimmed(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound + 1, isMark(end - 1) {
      if tokens[end - 1].kind == .symbol, `is`(end - 1, "%") { break }
      if `is`(end - 1, ")"), (max(range.lowerBound, end - 40)..<end).contains(where: { `is`($0, "(") }) { break }
      end -= 1
    }
    return end
  }

  /// Whether what follows is no sentence: links and hashtags at the end of a post, a call to its readers, the next dateline.
  private func isTrailing(_ token: Int, limit: Int) -> Bool {
    if tokens[token].kind == .address || `is`(token, "|") || isDateline(token, limit: limit) { return true }
    if `is`(token, "؛") { return !goesOn(token + 1, limit: limit) }
    return isTrailer(token, limit: limit) || isCall(token)
  }

  /// `يمكنكم متابعة … على: https://…`, `للمزيد: …`: the outlet turns to its readers and gives them an address.
  private func isCall(_ token: Int) -> Bool {
    guard classes[token].contains(.call) else { return false }
    return (token..<min(tokens.count, token + 25)).contains { tokens[$0].kind == .address }
  }

  /// Whether another cue takes over here, or a sentence begins that lost its stop.
  private func startsAnew(_ token: Int, start: Int, cue: Cue?) -> Bool {
    takesOver(token, afterComma: isComma(token - 1) || isDash(token - 1), from: cue)
      || startsAfresh(token, start: start)
  }

  private func isCut(at token: Int, start: Int, limit: Int, cue: Cue?) -> Bool {
    let afterComma = isComma(token - 1) || isDash(token - 1)
    if let other = prepositionalCues[token], afterComma { return !isAside(other, limit: limit) }
    for word in ["وقد", "ولقد", "علما"] as [StaticString] where `is`(token, word) { return true }
    if classes[token].contains(.turn) {
      // بينما كان يعمل: without a comma it says when.
      return afterComma
        || !(token + 1 < limit
          && (`is`(token + 1, "كان") || `is`(token + 1, "كانت") || `is`(token + 1, "كانوا")))
    }
    if `is`(token, "وذلك") {
      if token + 1 < limit, classes[token + 1].contains(.reason) { return false }
      return afterComma || token + 1 < limit && classes[token + 1].contains(.preposition)
    }
    if `is`(token, "في"), token + 1 < limit, `is`(token + 1, "حين") || `is`(token + 1, "اشاره") { return true }
    // لكنه أشار: the speaker again; لكنه لن يعود: still his words.
    for word in ["ولكنه", "ولكنها", "ولكنهم", "لكنه", "لكنها", "لكنهم"] as [StaticString] where `is`(token, word) {
      return (token + 1..<max(token + 1, min(limit, token + 3))).contains {
        openings[$0].map { !$0.cue.entry.marks.contains(.homograph) } ?? false
      }
    }
    if `is`(token, "ولكن") || `is`(token, "لكن") {
      // ، ولكن لم يقدم أي دليل: a negated past tells what happened too.
      let isPast = afterComma && `is`(token + 1, "لم") && token + 2 < limit && !isSpokenPerson(token + 2)
      return token + 1 < limit && quotation(openedBy: token + 1) == nil && complementiser(token + 1) == nil
        && (isPast || isNarrated(from: token + 1, limit: limit))
    }
    if recallsWords(token, before: limit) { return true }
    guard afterComma else { return hasLaterCue(after: token, before: limit, opening: ["رغم"]) }
    // “…” في القرار، الذي …: after a quotation the outlet explains.
    if classes[token].contains(.relative), !isCalledBefore(token),
      (start..<token).suffix(12).contains(where: { tokens[$0].kind == .quotationMark })
    {
      return true
    }
    if isRejoinder(token, limit: limit) { return true }
    // ، ويبدو أن: the outlet draws its own conclusion.
    if `is`(token, "ويبدو") || `is`(token, "وتبدو") { return complementiser(token + 1) != nil }
    if `is`(token, "حيث") { return isNarrated(from: token + 1, limit: limit) }
    if `is`(token, "وكان") || `is`(token, "وكانت") || `is`(token, "فقد") { return true }
    // قائلا نحن جاهزون، فطلب الوزير …: without a mark around the words the outlet comes back with ف and a subject.
    if let cue, cue.isParticiple, cue.end == start, document.folded(token).starts(with: Array("ف".utf8)), isVerb(token),
      source(at: token + 1, before: limit).map({ $0.strength > .guess }) ?? false
    {
      return true
    }
    // ، وهو اقترح أن; ، وهو ما أكده فلان.
    if classes[token] == [.pronoun, .joined] || `is`(token, "وهو") || `is`(token, "وهي") || `is`(token, "وهم") {
      if openings.indices.contains(token + 1), openings[token + 1]?.cue.isVerb == true { return true }
      if token + 2 < limit, `is`(token + 1, "ما"), cues[token + 2].contains(where: \.isVerb) { return true }
    }
    if `is`(token, "الا") || `is`(token, "غير") || `is`(token, "بيد"), token + 1 < limit,
      complementiser(token + 1) != nil
    {
      return !awaitsMainClause(start)
    }
    // ، وحينها رد فلان قائلا: the outlet tells what was said then.
    if ["وحينها", "وعندها", "وعنديذ", "وحينيذ"].contains(where: { `is`(token, $0) }), token + 1 < limit,
      cues[token + 1].contains(where: { $0.isVerb && $0.reading.aspect == .perfect })
    {
      return (token + 1..<min(limit, token + 9)).contains { openings.indices.contains($0) && openings[$0] != nil }
    }
    if `is`(token, "كما") || `is`(token, "حسبما"), token + 1 < limit, cues[token + 1].contains(where: \.isVerb) {
      return true
    }
    return hasLaterCue(after: token, before: limit, opening: ["رغم", "علي", "مع"])
  }

  /// Whether a verb is in the first or second person.
  private func isSpokenPerson(_ token: Int) -> Bool {
    analysis.words(ofToken: token).contains {
      analysis.words[$0].features.person == .first || analysis.words[$0].features.person == .second
    }
  }

  /// `وكان الوزير قد أكد أن …`: the outlet recalls what somebody said before.
  private func recallsWords(_ token: Int, before limit: Int) -> Bool {
    guard `is`(token, "وكان") || `is`(token, "وكانت") else { return false }
    return (token + 1..<max(token + 1, min(limit, token + 12))).contains { i in
      guard let (cue, opening) = openings[i] else { return false }
      return cue.isVerb && cue.reading.aspect == .perfect && opening.kind == .clause
    }
  }

  /// `مشروع، “نور”، الذي …`: a name in marks between two commas ends nothing.
  private func isCalledBefore(_ token: Int) -> Bool {
    guard token > 1, let name = quotation(closedBy: token - 2) else { return false }
    let inside = tokens(inQuotation: name)
    return inside.count <= 3 && inside.lowerBound > 1 && isComma(inside.lowerBound - 2)
  }

  /// `، والحركة تنفي`: behind a comma another one speaks, named before the verb.
  private func isRejoinder(_ token: Int, limit: Int) -> Bool {
    guard lettersOfConjunction(token) > 0, !isVerb(token), mention[token] >= 0 || hasArticle(token),
      classes[token].isDisjoint(with: [.relative, .pronoun, .demonstrative])
    else { return false }
    var next = token + 1
    while next < limit, mention[token] >= 0, mention[next] == mention[token] { next += 1 }
    return next < limit
      && cues[next].contains {
        $0.isVerb && !$0.isJoined && (!$0.entry.marks.contains(.homograph) || isVerb(next))
          && !$0.entry.marks.contains(.sign)
      }
  }

  /// Whether the clause that begins here tells what happened: its first finite verb is a perfect. So the outlet goes on; speakers
  /// weigh (`لكن الأمر صعب`, `حيث لا نستطيع`).
  private func isNarrated(from start: Int, limit: Int) -> Bool {
    for token in start..<max(start, min(limit, start + 25)) {
      if isMark(token), token > start { return false }
      for word in analysis.words(ofToken: token)
      where analysis.words[word].upos == .verb || analysis.words[word].upos == .aux {
        switch analysis.words[word].features.aspect {
        case .perfect: return true
        case .imperfect: return false
        case .none: continue
        }
      }
    }
    return false
  }

  /// `القانون مهم؛ كون …`: after a semicolon the reason is given.
  private func goesOn(_ token: Int, limit: Int) -> Bool {
    guard token < limit else { return false }
    if let complementiser = complementiser(token), complementiser.isJoined { return true }
    for word in ["لان", "لانه", "لانها", "لانهم", "كون", "كونه", "كونها", "اذ", "بل", "اي", "حيث"] as [StaticString]
    where `is`(token, word) {
      return true
    }
    return false
  }

  /// `، على حد قوله،`: a cue with a pronoun names the same speaker once more, and the words go on behind it.
  func isAside(_ cue: PrepositionalCue, limit: Int) -> Bool {
    cue.hasPronoun && cue.sourceStart + 1 < limit && isComma(cue.sourceStart)
  }

  /// `رام الله | أدان`: a place before a bar is a dateline, not the end of the headline.
  private func isDateline(_ token: Int, limit: Int) -> Bool {
    guard mention[token] >= 0, mention[token] != mention[token - 1] else { return false }
    var end = token
    while end < limit, mention[end] == mention[token] { end += 1 }
    return end < limit && `is`(end, "|")
  }

  /// `… في غزة شدد الوزير على أن …`: a verb of saying with its subject behind it and no word that binds it to what stands before
  /// is another sentence; a headline lost its end.
  private func startsAfresh(_ token: Int, start: Int) -> Bool {
    guard let (cue, _) = openings[token], cue.isVerb, !cue.isJoined, cue.reading.aspect == .perfect, token >= start + 2
    else { return false }
    if cue.entry.marks.contains(.homograph), !isVerb(token) { return false }
    // أنه في دراسة أخرى وجد فلان أن …: a phrase with a preposition waits for its clause.
    if classes[start].contains(.preposition), !(start..<token).contains(where: isVerb) { return false }
    let before = token - 1
    let bound: ClauseWords.Classes = [
      .relative, .subordinator, .particle, .owner, .preposition, .pronoun, .demonstrative, .negation, .turn,
    ]
    guard !isMark(before), classes[before].isDisjoint(with: bound), complementiser(before) == nil,
      MediumWords.shared.kind(at: before, in: self) == nil
    else { return false }
    if mention[before] >= 0 {
      var first = before
      while first > start, mention[first - 1] == mention[before] { first -= 1 }
      guard classes[first - 1].contains(.preposition) || hasAttachedPreposition(first) else { return false }
    }
    guard let source = source(at: cue.end, before: sentence(of: token).upperBound, isClosed: true) else { return false }
    return source.strength == .name || source.strength == .noun && hasArticle(source.tokens.upperBound - 1)
  }

  // MARK: Concessions

  /// Whether the clause of a cue is one that a main clause follows: `بينما يقول فلان إن …، فإن …`.
  private func opensConcession(_ token: Int) -> Bool {
    let first = sentence(of: token).lowerBound
    guard token - first <= 12, classes[first].contains(.concession) else { return false }
    if `is`(first, "علي") || `is`(first, "وعلي"), !`is`(first + 1, "الرغم") { return false }
    if `is`(first, "في") || `is`(first, "وفي"), !`is`(first + 1, "حين") { return false }
    return !(first..<token).contains(where: isComma)
  }

  /// `وعندما سأل القاضي عما إذا …، أجاب`: the sentence opens with when its cue's act was, and its main clause follows a comma.
  private func opensTime(_ token: Int) -> Bool {
    let first = sentence(of: token).lowerBound
    return token - first <= 3
      && (["عندما", "وعندما", "حين", "وحين", "حينما", "وحينما", "لما", "ولما"] as [StaticString]).contains {
        `is`(first, $0)
      }
  }

  /// `إنه رغم الركود، إلا أن الطلب …`: what is said begins with a concession, so that its main clause is still to come.
  private func awaitsMainClause(_ start: Int) -> Bool {
    (["رغم", "ورغم", "برغم", "بالرغم"] as [StaticString]).contains { `is`(start, $0) }
      || (`is`(start, "علي") || `is`(start, "وعلي")) && `is`(start + 1, "الرغم")
      || `is`(start, "مع") && complementiser(start + 1) != nil
  }

  /// `، فإن …`, `، إلا أن …`.
  private func isMainClause(_ token: Int) -> Bool {
    guard isComma(token - 1) else { return false }
    if `is`(token, "الا") || `is`(token, "لكن") { return true }
    guard document.folded(token).starts(with: Array("ف".utf8)) else { return false }
    return complementiser(token)?.isJoined ?? (lettersOfConjunction(token) > 0 && isVerb(token))
  }

  /// `رغم أنها قالت`, `، على الرغم من أن المسؤولين يقولون`: a concession in which somebody speaks is the outlet's.
  private func hasLaterCue(after token: Int, before limit: Int, opening: [StaticString]) -> Bool {
    guard opening.contains(where: { `is`(token, $0) }) else { return false }
    if `is`(token, "مع"), complementiser(token + 1) == nil { return false }
    if `is`(token, "علي"), !(token + 1 < limit && `is`(token + 1, "الرغم")) { return false }
    return (token..<min(limit, token + 40)).contains { i in
      cues[i].contains { $0.isVerb && !$0.entry.marks.contains(.homograph) }
    }
  }

  /// Another cue takes over from this one: a participle with content of its own, or a verb joined by و.
  private func takesOver(_ token: Int, afterComma: Bool, from cue: Cue?) -> Bool {
    cues[token].contains { other in
      switch other.reading.kind {
      case .participle:
        // …، مطالبا بمحاسبتهم: what else the speaker asks, warns of or condemns, by its gender his.
        if afterComma, openings[token] == nil {
          return other.entry.stance != .neutral && !other.reading.isPlural
            && cue.map { $0.isVerb && $0.reading.isFeminine == other.reading.isFeminine } ?? false
        }
        return (afterComma || !other.entry.marks.contains(.homograph) || tellsFeeling(other)) && openings[token] != nil
      case .verb:
        // …، أضافت أن: the verb that goes on with the same speaker's words needs no و.
        if afterComma, !other.isJoined, other.entry.lemma == "أضاف", other.reading.aspect == .perfect {
          return openings[token] != nil
        }
        if isActOfSpeech(other, afterComma: afterComma, from: cue) { return true }
        guard other.isJoined, openings[token] != nil || other.entry.takes.contains(.predicate) else { return false }
        if let cue, cue.isVerb, isAnother(other, than: cue) { return false }
        // و with an imperfect goes on with what was said, unless the cue is an imperfect itself.
        return other.reading.aspect == .perfect || cue?.isVerb == true && cue?.reading.aspect == .imperfect
          || cue?.reading.kind == .masdar && other.entry.marks.contains(.continues)
      case .masdar:
        return false
      }
    }
  }

  /// `معربا عن`, `محذرا من`: no noun is spelled so, with a comma before it or without.
  private func tellsFeeling(_ participle: Cue) -> Bool {
    let entry = participle.entry
    return !participle.reading.isFeminine && !participle.reading.isPlural && !entry.marks.contains(.thought)
      && (entry.takes.contains(.an) || [.warn, .welcome, .condemn, .promise].contains(entry.stance))
  }

  /// `قال إن الطريق مغلق، ودعا السكان إلى …`: what else the speaker asked, promised, welcomed or condemned, in the tense and gender of
  /// his own cue. Without a comma it may go with a verb of what he said, if that has its gender.
  private func isActOfSpeech(_ other: Cue, afterComma: Bool, from cue: Cue?) -> Bool {
    guard let cue, cue.isVerb, other.isJoined, !other.hasPronoun || other.entry.marks.contains(.person),
      other.entry.stance != .neutral, other.entry.stance != .assert, other.entry.stance != .deny, isVerb(other.token),
      other.reading.aspect == cue.reading.aspect, other.reading.aspect == .perfect,
      other.reading.isFeminine == cue.reading.isFeminine, other.reading.isPlural == cue.reading.isPlural,
      subjectBehindAct(other) == nil
    else { return false }
    if afterComma { return true }
    guard [.ask, .warn, .promise].contains(other.entry.stance) else { return false }
    return !(cue.end..<other.token).contains { token in
      analysis.words(ofToken: token).contains {
        let word = analysis.words[$0]
        return word.upos == .verb && word.features.aspect == .perfect
          && (word.features.gender == .feminine) == cue.reading.isFeminine
      }
    }
  }

  /// A name in the nominative right behind the verb that is no object of it: another one acts (`ودعا الوزير إلى`).
  private func subjectBehindAct(_ cue: Cue) -> SourcePhrase? {
    guard let source = source(at: cue.end, before: sentence(of: cue.token).upperBound, isClosed: true),
      source.strength > .guess
    else { return nil }
    return treeSubject(ofVerb: cue.token, before: sentence(of: cue.token).upperBound)?.tokens.lowerBound
      == source.tokens.lowerBound ? source : nil
  }

  /// `زعمت فلانة أن الرجل سقط وأخبرها أنه …`: by its gender the second verb is not the speaker's, and it has no subject of its own.
  private func isAnother(_ other: Cue, than cue: Cue) -> Bool {
    // أكدت الوكالة أن الجنود دخلوا وأعلنوا: several people are another than one who speaks.
    if other.reading.isPlural, !cue.reading.isPlural, other.entry.lemma != "قال", !`is`(cue.end, "كل"),
      let told = source(at: cue.end, before: sentence(of: cue.token).upperBound), told.strength > .guess
    {
      let isJoined = told.tokens.upperBound < tokens.count && lettersOfConjunction(told.tokens.upperBound) > 0
      return !concord(ofNoun: told.tokens.lowerBound).isPlural && told.others.isEmpty && !isJoined
    }
    guard !cue.reading.isPlural, !other.reading.isPlural, cue.reading.isFeminine != other.reading.isFeminine else {
      return false
    }
    guard let source = source(at: other.end, before: sentence(of: other.token).upperBound) else { return true }
    return source.strength == .guess
  }

  /// Hashtags, emoji and links that end a post.
  private func isTrailer(_ token: Int, limit: Int) -> Bool {
    guard tokens[token].kind == .symbol, tokens[token].isSpaced else { return false }
    if `is`(token, "#") {
      // القضاء على #حماس: a preposition needs what it governs.
      if token > 0, classes[token - 1].contains(.preposition) { return false }
      return (token..<min(limit, token + 40)).allSatisfy { isMark($0) || tokens[$0].kind != .word || isHashtag($0) }
    }
    let first = document.text.bytes[Int(tokens[token].span.start)]
    return first == 0xF0  // Emoji lie beyond the basic plane: four bytes.
  }

  private func isHashtag(_ token: Int) -> Bool { token > 0 && (`is`(token - 1, "#") || `is`(token - 1, "_")) }
}
