import IsnadDocument
import IsnadRecords
import IsnadText

/// Says when a figure holds: the one date of its sentence, or the date right beside it.
///
/// A sentence with several dates tells several things; there only a date within a few words of the figure is taken.
struct FigureTimes {
  let document: Document
  let times: [TimeExpression]
  /// Indices of the dates in each sentence that has any, in text order.
  private var dates: [Int32: [Int]] = [:]

  init(document: Document, times: [TimeExpression]) {
    self.document = document
    self.times = times
    for (i, time) in times.enumerated() where isDate(time) {
      dates[sentence(time.span), default: []].append(i)
    }
  }

  /// The index of the time of the figure at `span`.
  func time(of span: ByteSpan) -> Int? {
    let sentence = sentence(span)
    guard let near = dates[sentence] else { return nil }
    if near.count == 1 { return document.sentences[Int(sentence)].tokens.count <= 60 ? near[0] : nil }
    // «2.7% في يوليو»: one preposition may stand between.
    let end = document.token(atOrAfter: span.end)
    let beside = near.filter { i in
      let start = document.token(atOrAfter: times[i].span.start)
      return start >= end && start <= end + 1
    }
    return beside.count == 1 ? beside[0] : nil
  }

  private func isDate(_ time: TimeExpression) -> Bool {
    (time.kind == .date || time.kind == .time) && time.value != "PRESENT_REF" && !time.value.hasPrefix("XXXX-XX-XX")
  }

  private func sentence(_ span: ByteSpan) -> Int32 { document.tokens[document.token(atOrAfter: span.start)].sentence }
}
