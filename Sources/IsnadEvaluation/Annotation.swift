import IsnadFormats
public import IsnadJSON
public import IsnadText

/// What readers found in an article (`NAME.ann.json`), with anchors turned into positions of its text.
public struct Annotation: Sendable {
  /// As the contract's document object, as far as annotations go; spans with `start` and `end` in code points.
  let object: JSON

  /// An anchor that tells no place of the text.
  public struct BadAnchor: Error, Sendable, Hashable {
    public let anchor: String

    public init(anchor: String) { self.anchor = anchor }
  }

  public init(_ json: JSON, of text: SourceText) throws(BadAnchor) {
    let resolver = Resolver(text: text)
    guard case .object(let members) = json else { throw BadAnchor(anchor: "{") }
    var resolved: [JSON.Member] = []
    for member in members {
      resolved.append(JSON.Member(key: member.key, value: try resolver.resolved(member.key, member.value)))
    }
    object = .object(resolved)
  }
}

private struct Resolver {
  private let text: SourceText
  private let reader: AnchorReader

  init(text: SourceText) {
    self.text = text
    reader = AnchorReader(text)
  }

  func resolved(_ layer: String, _ value: JSON) throws(Annotation.BadAnchor) -> JSON {
    switch layer {
    case "entities": try each(value) { record throws(Annotation.BadAnchor) in try record.with("mentions", spans) }
    case "times", "figures", "damage", "polls":
      try each(value) { record throws(Annotation.BadAnchor) in try record.with("span", span) }
    case "votes": try each(value) { record throws(Annotation.BadAnchor) in try record.with("span", span) }
    case "events": try each(value) { record throws(Annotation.BadAnchor) in try record.with("trigger", span) }
    case "statements": try each(value, statement)
    case "ignore":
      try object(value) { layer throws(Annotation.BadAnchor) in try spans(layer) }
    default: value
    }
  }

  private func statement(_ record: JSON) throws(Annotation.BadAnchor) -> JSON {
    func party(_ value: JSON) throws(Annotation.BadAnchor) -> JSON { try value.with("span", span) }
    return try record.with("cue", span).with("content", spans).with("speaker", party).with("medium", party)
      .with("addressee", party)
  }

  private func each(
    _ value: JSON, _ body: (JSON) throws(Annotation.BadAnchor) -> JSON
  ) throws(Annotation.BadAnchor) -> JSON {
    var records: [JSON] = []
    for record in value.array ?? [] { records.append(try body(record)) }
    return .array(records)
  }

  private func object(
    _ value: JSON, _ body: (JSON) throws(Annotation.BadAnchor) -> JSON
  ) throws(Annotation.BadAnchor) -> JSON {
    guard case .object(let members) = value else { return value }
    var changed: [JSON.Member] = []
    for member in members { changed.append(JSON.Member(key: member.key, value: try body(member.value))) }
    return .object(changed)
  }

  private func spans(_ value: JSON) throws(Annotation.BadAnchor) -> JSON { try each(value, span) }

  private func span(_ value: JSON) throws(Annotation.BadAnchor) -> JSON {
    guard let anchor = value.string else { return value }
    guard let span = reader.span(anchor) else { throw Annotation.BadAnchor(anchor: anchor) }
    return .object([
      JSON.Member(key: "start", value: .number(Double(text.scalarOffset(ofByte: Int(span.start))))),
      JSON.Member(key: "end", value: .number(Double(text.scalarOffset(ofByte: Int(span.end))))),
      JSON.Member(key: "text", value: .string(text[span])),
    ])
  }
}

extension JSON {
  /// The object with one member changed, where it is there and not null.
  fileprivate func with(
    _ key: String, _ change: (JSON) throws(Annotation.BadAnchor) -> JSON
  ) throws(Annotation.BadAnchor) -> JSON {
    guard case .object(let members) = self else { return self }
    var changed: [JSON.Member] = []
    for member in members {
      let isMeant = member.key == key && !member.value.isNull
      changed.append(JSON.Member(key: member.key, value: isMeant ? try change(member.value) : member.value))
    }
    return .object(changed)
  }
}
