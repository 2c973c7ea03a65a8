import IsnadDocument
import IsnadRecords
import IsnadText

/// Joins the figures that tell one change: `ارتفع من 70 دولارا إلى 85 دولارا بزيادة 21%`.
///
/// A word of change opens it; behind it stand, in any order and within one clause, the level before (من), the level after
/// (إلى, ليصل إلى) and the difference (بنسبة, بزيادة, or nothing).
struct ChangeReader {
  let words: WordReader
  let figures: [Figure]

  private enum Part { case from, to, difference }

  /// How far the clause of a change may reach, in tokens.
  private static let reach = 24

  /// The figures with their changes.
  func readAll() -> [Figure] {
    var result = figures
    let tokens = figures.map { words.document.token(atOrAfter: $0.span.start) }
    let ends = figures.map { words.document.token(atOrAfter: $0.span.end - 1) + 1 }
    var i = 0
    while i < figures.count {
      guard let (direction, cue) = cue(before: tokens[i], after: i == 0 ? -1 : ends[i - 1]) else {
        i += 1
        continue
      }
      var change = Figure.Change(direction: direction)
      var j = i
      while j < figures.count, words.sameSentence(cue, tokens[j]), tokens[j] - cue < ChangeReader.reach,
        j == i || continues(from: ends[j - 1], to: tokens[j])
      {
        let part = part(before: tokens[j], isFirst: j == i, change)
        guard place(j, as: part, in: &change) else { break }
        j += 1
      }
      if change.from != nil || change.to != nil || change.difference != nil, fits(change) {
        for k in i..<j { result[k].change = change }
      }
      i = max(i + 1, j)
    }
    return result
  }

  /// The word of change before a figure, with nothing but its subject between.
  private func cue(before token: Int, after end: Int) -> (Figure.Change.Direction, Int)? {
    for i in stride(from: token - 1, through: max(0, end, token - 12), by: -1) {
      guard words.sameSentence(i, token), !words.isKind(i, .sentenceEnd), !words.document.token(i, is: "؛") else {
        return nil
      }
      guard words[i].cues.contains(.change) else { continue }
      let folded = words.folded(i)
      for (stem, direction) in ChangeReader.directions where contains(folded, Array(stem.utf8)) {
        return (direction, i)
      }
      return nil
    }
    return nil
  }

  private func contains(_ word: ArraySlice<UInt8>, _ stem: [UInt8]) -> Bool {
    guard word.count >= stem.count else { return false }
    return (word.startIndex...(word.endIndex - stem.count)).contains { word[$0...].starts(with: stem) }
  }

  /// Whether two figures are parts of one clause: no new verb and no further clause between them.
  private func continues(from end: Int, to start: Int) -> Bool {
    // Two readings of one number may overlap: then nothing stands between them.
    end <= start && start - end <= 8
      && !(end..<start).contains {
        words.isKind($0, .sentenceEnd) || words.document.token($0, is: "؛")
          || words[$0].cues.contains(.change) && !words.folded($0).starts(with: Array("ب".utf8))
          || words.token($0, isOneOf: ["فيما", "بينما", "حيث", "مقارنه", "مقابل", "كما"])
      }
  }

  private func part(before token: Int, isFirst: Bool, _ change: Figure.Change) -> Part? {
    if words.token(token - 1, isOneOf: ["من"]) { return .from }
    if words.token(token - 1, isOneOf: ["الي", "عند"]) || words.token(token - 2, isOneOf: ["مستوي"]) { return .to }
    if words.token(token - 1, isOneOf: ["ليبلغ", "لتبلغ", "مسجلا", "مسجله", "ليسجل", "لتسجل"]) { return .to }
    let isStep =
      words.prefixes(token).contains(.preposition)
      || words.token(
        token - 1,
        isOneOf: [
          "بنسبه", "ب", "بواقع", "بمقدار", "بنحو", "بزياده", "بارتفاع", "بانخفاض", "بتراجع", "نسبتها", "نسبته", "قدره",
          "قدرها", "مقداره", "بقيمه", "بحوالي",
        ])
    return isStep || isFirst ? .difference : nil
  }

  private func place(_ i: Int, as part: Part?, in change: inout Figure.Change) -> Bool {
    switch part {
    case .from where change.from == nil: change.from = i
    case .to where change.to == nil: change.to = i
    case .difference where change.difference == nil: change.difference = i
    default: return false
    }
    return true
  }

  /// The levels of one change are of one unit, and they differ as its word says.
  private func fits(_ change: Figure.Change) -> Bool {
    if let difference = change.difference, change.from == nil, change.to == nil {
      return figures[difference].measure == .change
    }
    guard let from = change.from.map({ figures[$0] }), let to = change.to.map({ figures[$0] }) else { return true }
    guard from.unit == to.unit, let before = from.value, let after = to.value else { return false }
    return change.direction == .up ? before < after : before > after
  }

  private static let directions: [(String, Figure.Change.Direction)] = [
    ("رتفع", .up), ("رتفاع", .up), ("زاد", .up), ("زياد", .up), ("زيد", .up), ("زداد", .up), ("صعد", .up),
    ("صعود", .up),
    ("نمو", .up), ("نما", .up), ("قفز", .up), ("ربح", .up), ("كسب", .up), ("تحسن", .up), ("مكاسب", .up),
    ("نخفض", .down), ("نخفاض", .down), ("تراجع", .down), ("هبط", .down), ("هبوط", .down), ("نكمش", .down),
    ("تقلص", .down), ("قلص", .down), ("تقليص", .down), ("خفض", .down), ("تخفيض", .down), ("هوي", .down), ("خسر", .down),
    ("خساير", .down), ("تدهور", .down), ("رفع", .up),
  ]
}
