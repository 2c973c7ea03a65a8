import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// Subjects and objects behind one verb: `وصف الوزير القرار بأنه خطأ`, `ووصفت القرار بأنه خطأ`.
extension Passage {
  /// The subject without the object that was taken into its phrase.
  func beforeObject(_ source: SourcePhrase, of cue: Cue, _ limit: Int) -> SourcePhrase? {
    if cue.entry.marks.contains(.asked), let asked = source.tokens.dropFirst().first(where: { `is`($0, "من") }) {
      return self.source(at: source.tokens.lowerBound, before: min(limit, asked)) ?? source
    }
    guard hasObject(cue), let object = objectStart(in: source.tokens) else { return source }
    return self.source(at: source.tokens.lowerBound, before: min(limit, object)) ?? source
  }

  /// Whether the one phrase behind a verb that must have an object is the object: `ووصفت تصريحات فلان بأنها …`, `واتهم فلانا بأنه …`.
  /// A verb joined to what stands before goes on with its subject.
  func isObject(_ source: SourcePhrase, of cue: Cue, _ opening: Opening) -> Bool {
    guard cue.isJoined, !cue.hasPronoun, cue.entry.takes == .predicate || cue.entry.lemma == "اتهم",
      source.tokens.lowerBound >= cue.end, isOneThing(source.tokens)
    else { return false }
    let isTold = opening.between.allSatisfy {
      source.tokens.contains($0) || isTime[$0] || classes[$0].contains(.adverb)
    }
    return isTold && objectStart(in: source.tokens) == nil
  }

  /// A name, a noun alone, or words with whoever said them: nothing in it may be another phrase that was not told apart.
  private func isOneThing(_ phrase: Range<Int>) -> Bool {
    let head = phrase.lowerBound
    return phrase.count == 1 || sourceKind(head, isAttached: false) == .utterance
      || mention[head] >= 0 && phrase.allSatisfy { mention[$0] == mention[head] }
  }

  private func hasObject(_ cue: Cue) -> Bool {
    // حث الوزير الشركات على أن; أعلم المدير الموظفين بأن.
    !cue.hasPronoun
      && (cue.entry.takes.contains(.predicate) || [.deny, .ask, .warn].contains(cue.entry.stance)
        || cue.entry.marks.contains(.person))
  }

  /// Where another phrase begins: a definite noun behind one that is complete, one name behind another, a claim.
  func objectStart(in phrase: Range<Int>) -> Int? {
    phrase.dropFirst().first { i in
      if let name = occurrence(i) {
        // حذرت مصر وليبيا من أن: both warn.
        let isJoined = isJoined(i) && name.span.start > tokens[i].span.start
        return mention[i - 1] >= 0 && mention[i] != mention[i - 1] && !isJoined
      }
      let isComplete = hasArticle(i - 1) || mention[i - 1] >= 0 || has(i - 1, .adj)
      if classes[i].contains(.claim), !hasArticle(i) { return isComplete }
      // وصف فلان العملية: no adjective stands behind a person's name.
      if let name = occurrence(i - 1), kind(ofEntity: name.entity) == .person, hasArticle(i) {
        return sourceKind(i, isAttached: false) != .role
      }
      guard hasArticle(i), has(i, .noun), !has(i, .adj), isComplete else { return false }
      // أبلغ الوزير النواب: several people are no second title of one.
      if sourceKind(i, isAttached: false) != .role { return true }
      let head = concord(ofNoun: phrase.lowerBound)
      let other = concord(ofNoun: i)
      // سألت الصحفية الوزير: nor is one of another gender.
      return other.isPlural && !head.isPlural
        || !other.isPlural && !head.isPlural && head.isFeminine == true && other.isFeminine == false
    }
  }
}
