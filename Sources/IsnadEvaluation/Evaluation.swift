public import IsnadJSON
public import IsnadText

/// Compares what a program found in articles with what readers found.
///
/// A span counts as found where it overlaps the readers' by half of all that both cover; letters and digits alone count. A
/// program's entity stands for that of the readers with which it shares most mentions, one to one. What lies where the readers
/// take no stand (`ignore`) is left out, unless it fits one of their spans better.
public struct Evaluation: Sendable {
  public private(set) var tally = Tally()

  public init() {}

  /// - Parameter found: A document object as `isnad extract --format json` prints it.
  public mutating func add(_ annotation: Annotation, found: JSON, text: SourceText) {
    let letters = Letters(text)
    let found = Unjudged(annotation.object, letters).removed(from: found)
    let pair = Pair(gold: annotation.object, found: found, letters: letters)
    pair.scoreNames(&tally)
    pair.scoreTimes(&tally)
    let statements = pair.scoreStatements(&tally)
    pair.scoreFigures(&tally, statements)
    pair.scoreEvents(&tally)
    pair.scoreVotes(&tally)
    pair.scorePolls(&tally)
    pair.scoreDamage(&tally)
  }
}

/// One article as readers and a program have it.
struct Pair {
  let gold: JSON
  let found: JSON
  let letters: Letters
  /// The readers' entity by the program's.
  let entities: [String: String]

  init(gold: JSON, found: JSON, letters: Letters) {
    self.gold = gold
    self.found = found
    self.letters = letters
    let one = gold.list("entities").map { entity in entity.list("mentions").map { letters.positions($0) } }
    let other = found.list("entities").map { entity in Self.names(of: entity).map { letters.positions($0) } }
    let pairs = matched(one, other, least: 1) { mentions, others in
      Double(mentions.count { mention in others.contains { overlap(mention, $0) >= 0.5 } })
    }
    var entities: [String: String] = [:]
    for (i, j) in pairs {
      if let id = found.list("entities")[j].text("id") { entities[id] = gold.list("entities")[i].text("id") }
    }
    self.entities = entities
  }

  /// Mentions by name: roles and pronouns are not annotated.
  static func names(of entity: JSON) -> [JSON] {
    entity.list("mentions").filter { ["name", "damage"].contains($0.text("via") ?? "name") }
  }

  /// Whether the program's entity is this one of the readers.
  func isSame(_ gold: String?, _ found: String?) -> Bool { gold != nil && found.flatMap { entities[$0] } == gold }

  /// Of the records that call themselves `high`, how many are right; and how many of all they are.
  func scoreConfidence(_ layer: String, _ records: [JSON], _ tally: inout Tally, _ isRight: (Int) -> Bool) {
    let sure = records.indices.filter { records[$0].text("confidence") == "high" }
    tally.add("\(layer): right when confidence is high", sure.count(where: isRight), records.count, sure.count)
  }
}

/// What lies where the readers take no stand.
private struct Unjudged {
  private let gold: JSON
  private let letters: Letters

  init(_ gold: JSON, _ letters: Letters) {
    self.gold = gold
    self.letters = letters
  }

  func removed(from found: JSON) -> JSON {
    guard case .object(let members) = found, case .object(let layers) = gold["ignore"] ?? .null else { return found }
    var result = members
    for layer in layers {
      let unjudged = (layer.value.array ?? []).map {
        layer.key == "damage" ? letters.around($0) : letters.positions($0)
      }
      let key = layer.key == "names" ? "entities" : layer.key
      guard let i = result.firstIndex(where: { $0.key == key }) else { continue }
      let kept = layer.key == "names" ? withoutMentions(found, unjudged) : others(layer.key, found, unjudged)
      result[i] = JSON.Member(key: key, value: .array(kept))
    }
    return .object(result)
  }

  private func withoutMentions(_ found: JSON, _ unjudged: [Set<Int>]) -> [JSON] {
    let judged = gold.list("entities").flatMap { $0.list("mentions") }.map { letters.positions($0) }
    return found.list("entities").map { entity in
      guard case .object(let members) = entity else { return entity }
      return .object(
        members.map { member in
          guard member.key == "mentions", let mentions = member.value.array else { return member }
          return JSON.Member(
            key: "mentions", value: .array(mentions.filter { !isUnjudged(letters.positions($0), unjudged, judged) }))
        })
    }
  }

  private func others(_ layer: String, _ found: JSON, _ unjudged: [Set<Int>]) -> [JSON] {
    let judged = gold.list(layer).map { area(layer, $0) }
    return found.list(layer).filter { !isUnjudged(area(layer, $0), unjudged, judged) }
  }

  private func isUnjudged(_ area: Set<Int>, _ unjudged: [Set<Int>], _ judged: [Set<Int>]) -> Bool {
    let best = unjudged.map { overlap(area, $0) }.max() ?? 0
    return best >= 0.5 && best > (judged.map { overlap(area, $0) }.max() ?? 0)
  }

  private func area(_ layer: String, _ record: JSON) -> Set<Int> {
    switch layer {
    case "statements": letters.content(record.list("content"))
    case "events": letters.positions(record["trigger"]?.place)
    case "damage": letters.around(record.place)
    case "votes" where !record.list("spans").isEmpty: letters.positions(record.list("spans"))
    default: letters.positions(record.place)
    }
  }
}
