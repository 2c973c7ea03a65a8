import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText

/// A sentence with its one expected event: `[T|…]` marks the trigger, `[A|…]` an actor, `[R|…]` a recipient.
struct EventCase: Sendable, CustomStringConvertible {
  let text: MarkedText
  let kind: Event.Kind
  let mode: String?
  let status: Event.Status

  init(_ text: MarkedText, _ kind: Event.Kind, _ mode: String? = nil, _ status: Event.Status = .happened) {
    self.text = text
    self.kind = kind
    self.mode = mode
    self.status = status
  }

  var description: String { text.description }

  /// What is found at the marked trigger, as one line to compare.
  var found: String {
    let reading = read(text.text)
    guard let trigger = text["T"].first, let event = reading.events.first(where: { $0.trigger.overlaps(trigger) })
    else { return "nothing" }
    let sides = [("A", event.actors), ("R", event.recipients)].map { label, participants in
      let missing = text[label].filter { marked in !participants.contains { $0.span.overlaps(marked) } }
      return missing.isEmpty ? "" : " without \(label) \(missing.map { text.text[$0] })"
    }
    return "\(event.kind.rawValue)/\(event.mode ?? "-") \(event.status.rawValue)" + sides.joined()
  }

  /// As ``found``, with whoever is told besides those that are marked.
  var foundWithOthers: String {
    guard let trigger = text["T"].first,
      let event = read(text.text).events.first(where: { $0.trigger.overlaps(trigger) })
    else { return "nothing" }
    let others = [("A", event.actors), ("R", event.recipients)].map { label, participants in
      let more = participants.filter { one in !text[label].contains { $0.overlaps(one.span) } }
      return more.isEmpty ? "" : " and \(label) \(more.map { text.text[$0.span] })"
    }
    return found + others.joined()
  }

  var expected: String { "\(kind.rawValue)/\(mode ?? "-") \(status.rawValue)" }
}

func article(_ text: String) -> SourceText { SourceText(text) }
