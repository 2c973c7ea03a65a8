import IsnadDocument
import IsnadRecords

/// Reads the words that bound a number, before it and after its unit.
struct BoundReader {
  let words: WordReader

  /// The bound that ends just before token `i`, and its first token.
  func before(_ i: Int) -> (Figure.Bound, start: Int)? {
    var best: (Figure.Bound, start: Int)?
    // The longest: «ما لا يقل عن» holds «يقل عن», which says the opposite.
    for start in stride(from: i - 1, through: max(0, i - 6), by: -1) {
      guard words.sameSentence(start, i) else { break }
      if let found = read(at: start, isBefore: true),
        found.next == i || (found.next == i - 1 && words.token(i - 1, isOneOf: ["ب", "ال"])),
        found.bound != .atMost || !isTotal(start)
      {
        best = (found.bound, start)
      }
    }
    return best
  }

  /// `وعدد المباريات يصل إلى 18`: what a total reaches it has; only other things reach up to a bound.
  private func isTotal(_ i: Int) -> Bool {
    guard words.token(i, isOneOf: ["يصل", "تصل", "وصل", "وصلت"]) else { return false }
    return (max(0, i - 6)..<i).contains {
      words.sameSentence($0, i)
        && words.token(
          $0,
          isOneOf: [
            "عدد", "وعدد", "مجموع", "المجموع", "اجمالي", "الاجمالي", "حصيله", "الحصيله", "باجمالي", "بمجموع", "مجموعه",
          ])
    }
  }

  /// The bound at token `i`, behind a number and its unit, with the token after it.
  func after(_ i: Int) -> (Figure.Bound, next: Int)? {
    guard i < words.count, words.sameSentence(i - 1, i) else { return nil }
    return read(at: i, isBefore: false).map { ($0.bound, $0.next) }
  }

  private func read(at i: Int, isBefore: Bool) -> (bound: Figure.Bound, next: Int)? {
    words.phrase(at: i) { meaning in
      if case .bound(let bound, let side) = meaning, side == isBefore { bound } else { nil }
    }.map { ($0.0, $0.next) }
  }
}
