import IsnadCalendar
import IsnadDocument

/// Finds the day in the line that opens an article: `القاهرة 27 مارس 2024 (رويترز) -`, or a date that stands alone.
///
/// Where no publication date is given, relative dates are counted from it. It must be whole, year included: a day without a
/// year would have to be resolved against something itself.
struct DatelineDate {
  let words: WordReader
  let dates: DateReader

  private var document: Document { words.document }

  /// How many tokens a dateline has at most: places, agency, weekday, date, a double month.
  private static let reach = 16

  func day() -> CivilDate? {
    for paragraph in document.paragraphs.prefix(3) {
      let tokens = document.tokens(in: paragraph)
      let head = tokens.prefix(DatelineDate.reach)
      for i in head where isOpening(i, tokens) {
        guard let match = dates.read(at: i), match.rule == "time/full-date" || match.rule == "time/hijri-date",
          let day = match.day, words.sameSentence(i, match.tokens.upperBound - 1)
        else { continue }
        if closes(match.tokens.upperBound, tokens) { return day }
        break
      }
    }
    return nil
  }

  /// Nothing but names, marks and a label stands before it: at most five words, no preposition that would make it part of a
  /// sentence.
  private func isOpening(_ i: Int, _ tokens: Range<Int>) -> Bool {
    guard words.entries[i].sense >= 0 || words.isKind(i, .number) else { return false }
    let before = tokens.lowerBound..<i
    return before.count <= 8
      && !before.contains {
        words.isKind($0, .sentenceEnd)
          || words.token(
            $0, isOneOf: ["في", "منذ", "حتي", "بعد", "قبل", "من", "الي", "ان", "انه", "بين", "قال", "اعلن"])
      }
  }

  /// The date ends its line, or a dash, a bracket or a colon ends the dateline a few tokens on.
  private func closes(_ end: Int, _ tokens: Range<Int>) -> Bool {
    guard end < tokens.upperBound else { return true }
    for i in end..<min(tokens.upperBound, end + 8) {
      if isDash(i) || words.token(i, isMark: 0x3A) { return true }
      if i + 1 == tokens.upperBound { return end + 4 >= tokens.upperBound }
      if words.isKind(i, .sentenceEnd) { return i == end && tokens.count < DatelineDate.reach }
    }
    return false
  }

  private func isDash(_ i: Int) -> Bool {
    (words.token(i, isMark: 0x2D) || document.token(i, is: "–") || document.token(i, is: "—"))
      && (words.isSpaced(i) || words.isSpaced(i + 1))
  }
}
