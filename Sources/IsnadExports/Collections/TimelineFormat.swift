import IsnadFormats
public import IsnadMessages
import IsnadRecords
public import IsnadStories

/// Prints a timeline, one act once with all who tell it.
public struct TimelineFormat: Sendable {
  public var isJSON: Bool
  public var language: Language
  /// Told in JSON where it is known.
  public var extent: CollectionExtent?

  public init(isJSON: Bool, language: Language = .english, extent: CollectionExtent? = nil) {
    self.isJSON = isJSON
    self.language = language
    self.extent = extent
  }

  public func encode(_ timeline: Timeline) -> [UInt8] {
    isJSON ? json(timeline) : report(timeline)
  }

  private func report(_ timeline: Timeline) -> [UInt8] {
    var lines = ReportLines(language)
    var day: String?? = .none
    for entry in timeline.entries {
      if day != .some(entry.day) {
        lines.line(entry.day ?? lines.say("timeline.undated"))
        day = .some(entry.day)
      }
      let sources = entry.sources.map { $0.outlet ?? $0.article }.joined(separator: ", ")
      lines.line("\(entry.label ?? entry.kind.rawValue)  \(entry.words)  [\(sources)]", indent: 2)
    }
    if timeline.entries.isEmpty { lines.line(lines.say("timeline.nothing")) }
    return lines.bytes
  }

  private func json(_ timeline: Timeline) -> [UInt8] {
    var json = JSONWriter()
    func names(_ named: [Named], _ json: inout JSONWriter) { json.array(named) { $0.string($1.name) } }
    json.openObject()
    extent?.write(to: &json)
    json.key("entries")
    json.array(timeline.entries) { json, entry in
      json.openObject()
      json.key("day"); json.string(entry.day)
      json.key("day_basis"); json.string(entry.day == nil ? nil : entry.isDayTold ? "text" : "publication")
      json.key("kind"); json.string(entry.kind.rawValue)
      json.key("label"); json.string(entry.label)
      json.key("status"); json.string(entry.status?.rawValue)
      json.key("actors"); names(entry.actors, &json)
      json.key("recipients"); names(entry.recipients, &json)
      json.key("place"); json.string(entry.place?.name)
      json.key("text"); json.string(entry.words)
      json.key("sources")
      json.array(entry.sources) { json, source in
        json.openObject()
        json.key("article"); json.string(source.article)
        json.key("outlet"); json.string(source.outlet)
        json.key("record"); json.string(source.record)
        json.closeObject()
      }
      json.closeObject()
    }
    json.closeObject()
    json.newline()
    return json.bytes
  }
}
