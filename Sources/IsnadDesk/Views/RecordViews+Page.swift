import IsnadDocument
public import IsnadPages
import IsnadReading
import IsnadRecords
import IsnadText

extension RecordViews {
  /// Who vouches for a record, the outermost first.
  ///
  /// - Parameter outlet: Who published the article, and when.
  public func chain(of id: String, outlet: Name?, published: String?) -> [RecordPageView.Step] {
    let vouchers = statement(behind: id).map { reading.statements[$0].chain } ?? []
    let isSaid = !vouchers.isEmpty
    var steps: [RecordPageView.Step] = []
    for (i, voucher) in (isSaid ? vouchers : [.outlet]).enumerated() {
      let isLast = i == vouchers.count - 1
      switch voucher {
      case .outlet: steps.append(.init(who: .outlet(outlet), act: "chain.published", day: published))
      case .entity(let entity): steps.append(.init(who: .named(name(entity)), act: act(isLast)))
      case .unnamed(let span): steps.append(.init(who: .unnamed(text(span)), act: act(isLast)))
      }
    }
    if isSaid, steps.count == 1 { steps.append(.init(who: .unknown, act: "chain.said")) }
    return steps
  }

  private func act(_ isLast: Bool) -> String { isLast ? "chain.said" : "chain.reported" }

  /// The statement that a record is, or that vouches for it.
  private func statement(behind id: String) -> Int? {
    guard let letter = id.first, let number = Int(id.dropFirst()) else { return nil }
    let i = number - 1
    let found: Int? =
      switch letter {
      case "S": i
      case "F": reading.figures.indices.contains(i) ? reading.figures[i].attribution : nil
      case "V": reading.events.indices.contains(i) ? reading.events[i].attribution : nil
      case "B": reading.votes.indices.contains(i) ? reading.votes[i].attribution : nil
      case "P": reading.polls.indices.contains(i) ? reading.polls[i].attribution : nil
      default: nil
      }
    return found.flatMap { reading.statements.indices.contains($0) ? $0 : nil }
  }

  /// The sentences of a record with two before and two after, and the record's parts counted from their start.
  func context(of record: RecordView) -> (text: [UInt8], parts: [RecordView.Part]) {
    let sentences = reading.document.sentences.map(\.span)
    guard let start = record.parts.map(\.span.start).min(), let end = record.parts.map(\.span.end).max(),
      let first = sentences.lastIndex(where: { $0.start <= start }),
      let last = sentences.firstIndex(where: { end <= $0.end })
    else { return ([], []) }
    let range =
      sentences[max(0, first - 2)].range.lowerBound..<sentences[min(sentences.count - 1, last + 2)].range.upperBound
    let parts = record.parts.map { part in
      RecordView.Part(
        ByteSpan(part.span.range.lowerBound - range.lowerBound..<part.span.range.upperBound - range.lowerBound),
        part.role)
    }
    return (Array(reading.document.text.bytes[range]), parts)
  }

  /// The steps that led to a record.
  func reasons(of id: String) -> [RecordPageView.Reason] {
    (evidence(of: id)?.reasons ?? []).map { .init(said: $0.said, words: $0.span.map(text)) }
  }

  private func evidence(of id: String) -> Evidence? {
    guard let letter = id.first, let number = Int(id.dropFirst()) else { return nil }
    let i = number - 1
    switch letter {
    case "S": return reading.statements.indices.contains(i) ? reading.statements[i].evidence : nil
    case "F": return reading.figures.indices.contains(i) ? reading.figures[i].evidence : nil
    case "V": return reading.events.indices.contains(i) ? reading.events[i].evidence : nil
    case "B": return reading.votes.indices.contains(i) ? reading.votes[i].evidence : nil
    case "P": return reading.polls.indices.contains(i) ? reading.polls[i].evidence : nil
    case "E": return reading.entities.indices.contains(i) ? reading.entities[i].evidence : nil
    case "T": return reading.times.indices.contains(i) ? reading.times[i].evidence : nil
    case "D": return reading.damage.indices.contains(i) ? reading.damage[i].evidence : nil
    default: return nil
    }
  }
}
