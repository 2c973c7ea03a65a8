import IsnadFormats
public import IsnadMessages
import IsnadRecords
public import IsnadStories

/// Prints figures by who vouches for them and by date, statements side by side, and words that are quoted differently.
public struct ComparisonFormat: Sendable {
  public var isJSON: Bool
  public var language: Language
  /// Told in JSON where it is known.
  public var extent: CollectionExtent?

  public init(isJSON: Bool, language: Language = .english, extent: CollectionExtent? = nil) {
    self.isJSON = isJSON
    self.language = language
    self.extent = extent
  }

  public func encode(
    figures: [FigureComparison], statements: [StatementComparison], quotations: [QuotationVariants]
  ) -> [UInt8] {
    if isJSON { return json(figures, statements, quotations) }
    var lines = ReportLines(language)
    for comparison in figures { report(comparison, &lines) }
    if !statements.isEmpty { lines.line(lines.say("compare.statements")) }
    for comparison in statements {
      lines.line(comparison.speaker.name, indent: 2)
      for claim in comparison.claims {
        lines.line("\(claim.day ?? "–")  \(claim.outlet ?? claim.article)  \(claim.words)", indent: 4)
      }
    }
    if !quotations.isEmpty { lines.line(lines.say("compare.quotations")) }
    for pair in quotations {
      for quotation in [pair.a, pair.b] {
        lines.line("\(quotation.outlet ?? quotation.article)  “\(quotation.words)”", indent: 2)
      }
      lines.line()
    }
    if lines.bytes.isEmpty { lines.line(lines.say("compare.nothing")) }
    return lines.bytes
  }

  private func report(_ comparison: FigureComparison, _ lines: inout ReportLines) {
    let subject = comparison.subject
    let parts = [
      lines.say("measure.\(subject.measure.rawValue)"), subject.measure == .killed ? nil : subject.unit, subject.noun,
      subject.place?.name, subject.story,
    ]
    lines.line(parts.compactMap { $0 }.joined(separator: " · "))
    for source in comparison.sources {
      lines.line(source.voucher.name, indent: 2)
      for (claim, step) in zip(source.claims, source.steps) {
        let said = step.map { lines.say("compare.\($0.rawValue)") } ?? ""
        lines.line("\(claim.day ?? "–")  \(claim.words)  (\(claim.outlet ?? claim.article))  \(said)", indent: 4)
      }
    }
    for disagreement in comparison.disagreements {
      let (a, b) = (disagreement.a, disagreement.b)
      lines.line(
        lines.say("compare.disagree", "\(a.voucher.name): \(a.words)", "\(b.voucher.name): \(b.words)"), indent: 2)
    }
    lines.line()
  }

  private func json(
    _ figures: [FigureComparison], _ statements: [StatementComparison], _ quotations: [QuotationVariants]
  ) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    extent?.write(to: &json)
    json.key("figures")
    json.array(figures) { json, comparison in
      let subject = comparison.subject
      json.openObject()
      json.key("measure"); json.string(subject.measure.rawValue)
      json.key("unit"); json.string(subject.unit)
      json.key("noun"); json.string(subject.noun)
      json.key("place"); json.string(subject.place?.name)
      json.key("story"); json.string(subject.story)
      json.key("sources")
      json.array(comparison.sources) { json, source in
        json.openObject()
        json.key("voucher"); json.string(source.voucher.name)
        json.key("kind"); json.string(kind(of: source.voucher))
        json.key("claims")
        json.array(Array(zip(source.claims, source.steps))) { json, pair in
          json.openObject()
          claim(pair.0, &json)
          json.key("step"); json.string(pair.1?.rawValue)
          json.closeObject()
        }
        json.closeObject()
      }
      json.key("disagreements")
      json.array(comparison.disagreements) { json, pair in
        json.array([pair.a, pair.b]) { json, side in
          json.openObject()
          json.key("voucher"); json.string(side.voucher.name)
          claim(side, &json)
          json.closeObject()
        }
      }
      json.closeObject()
    }
    json.key("statements")
    json.array(statements) { json, comparison in
      json.openObject()
      json.key("speaker"); json.string(comparison.speaker.name)
      json.key("claims")
      json.array(comparison.claims) { json, claim in
        json.openObject()
        json.key("article"); json.string(claim.article)
        json.key("outlet"); json.string(claim.outlet)
        json.key("record"); json.string("S\(claim.statement + 1)")
        json.key("day"); json.string(claim.day)
        json.key("stance"); json.string(claim.stance?.rawValue)
        json.key("form"); json.string(claim.form.rawValue)
        json.key("text"); json.string(claim.words)
        json.closeObject()
      }
      json.closeObject()
    }
    json.key("quotations")
    json.array(quotations) { json, pair in
      json.openObject()
      json.key("agreement"); json.number((pair.agreement * 1000).rounded() / 1000)
      json.key("variants")
      json.array([pair.a, pair.b]) { json, quotation in
        json.openObject()
        json.key("article"); json.string(quotation.article)
        json.key("outlet"); json.string(quotation.outlet)
        json.key("text"); json.string(quotation.words)
        json.closeObject()
      }
      json.closeObject()
    }
    json.closeObject()
    json.newline()
    return json.bytes
  }

  private func claim(_ claim: FigureClaim, _ json: inout JSONWriter) {
    json.key("article"); json.string(claim.article)
    json.key("outlet"); json.string(claim.outlet)
    json.key("record"); json.string("F\(claim.figure + 1)")
    json.key("day"); json.string(claim.day)
    json.key("bound"); json.string(claim.bound.rawValue)
    json.key("value"); json.number(claim.value)
    json.key("low"); json.number(claim.range.lowerBound)
    json.key("high"); json.number(claim.range.upperBound)
    json.key("text"); json.string(claim.words)
  }

  private func kind(of voucher: FigureClaim.Voucher) -> String {
    switch voucher {
    case .outlet: "outlet"
    case .named: "named"
    case .unnamed: "unnamed"
    }
  }
}
