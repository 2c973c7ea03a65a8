import IsnadJSON

extension Pair {
  func scoreVotes(_ tally: inout Tally) {
    let (gold, found) = (gold.list("votes"), found.list("votes"))
    let one = gold.map { facts($0) { $0 } }
    let other = found.map { facts($0) { entities[$0] ?? "other" } }
    let pairs = matched(one, other, least: 0.2) {
      Double($0.intersection($1).count) / Double(max(1, $0.union($1).count))
    }
    let told = other.reduce(0) { $0 + (gold.isEmpty ? max(1, $1.count) : $1.count) }
    tally.add(
      "votes: facts", pairs.reduce(0) { $0 + one[$1.gold].intersection(other[$1.found]).count },
      one.reduce(0) { $0 + $1.count }, told)
    tally.add(
      "votes: body (of found)",
      of: pairs.compactMap { pair in
        gold[pair.gold].value("body").flatMap(Self.entity).map { body in
          isSame(body, found[pair.found].value("body").flatMap(Self.entity))
        }
      })
    if gold.isEmpty { tally.add("votes: told where there is none (count)", 0, 0, found.count) }
  }

  /// What a vote says: its counts, who voted how, its result and its day.
  private func facts(_ vote: JSON, _ name: (String) -> String) -> Set<[String]> {
    var facts: Set<[String]> = []
    if case .object(let counts) = vote["counts"] ?? .null {
      for count in counts { if let number = count.value.number { facts.insert(["count", count.key, "\(number)"]) } }
    }
    for position in vote.list("positions") {
      guard let entity = Self.entity(position) else { continue }
      facts.insert(["position", name(entity), position.text("option") ?? ""])
    }
    for key in ["result", "date"] { if let value = vote.text(key) { facts.insert([key, value]) } }
    return facts
  }

  func scorePolls(_ tally: inout Tally) {
    let (gold, found) = (gold.list("polls"), found.list("polls"))
    let pairs = matched(gold, found, least: 0.2) { one, other in
      let shared = Self.shared(one, other)
      let all = Self.values(one).count + Self.values(other).count - shared
      return Double(shared) / Double(max(1, all))
    }
    let asked = gold.reduce(0) { $0 + Self.values($1).count }
    let told = found.reduce(0) { $0 + ($1.list("answers").isEmpty ? 1 : Self.values($1).count) }
    tally.add("polls: answers", pairs.reduce(0) { $0 + Self.shared(gold[$1.gold], found[$1.found]) }, asked, told)
    tally.add(
      "polls: answers + labels", pairs.reduce(0) { $0 + Self.labelled(gold[$1.gold], found[$1.found]) }, asked, told)
    tally.add(
      "polls: pollster (of found)",
      of: pairs.compactMap { pair in
        gold[pair.gold].value("pollster").flatMap(Self.entity).map { pollster in
          isSame(pollster, found[pair.found].value("pollster").flatMap(Self.entity))
        }
      })
    if gold.isEmpty { tally.add("polls: told where there is none (count)", 0, 0, found.count) }
  }

  private static func values(_ poll: JSON) -> [Double] { poll.list("answers").compactMap { $0["value"]?.number } }

  /// Values that both have, each as often as it stands in both.
  private static func shared(_ one: JSON, _ other: JSON) -> Int {
    var left = values(other)
    return values(one).count { value in
      guard let i = left.firstIndex(of: value) else { return false }
      left.remove(at: i)
      return true
    }
  }

  /// Answers whose labels share half of the words of the shorter one, too.
  private static func labelled(_ one: JSON, _ other: JSON) -> Int {
    var left = other.list("answers")
    return one.list("answers").count { answer in
      guard let value = answer["value"]?.number else { return false }
      let words = label(answer)
      let i = left.firstIndex { candidate in
        let others = label(candidate)
        let least = min(words.count, others.count)
        return candidate["value"]?.number == value && least > 0 && words.intersection(others).count * 2 >= least
      }
      guard let i else { return false }
      left.remove(at: i)
      return true
    }
  }

  private static func label(_ answer: JSON) -> Set<String> {
    let text = answer.text("label") ?? answer["label"]?.place?.text("text") ?? ""
    let marks: Set<Unicode.Scalar> = ["«", "”", "“"]
    var words = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { words.append(marks.contains(scalar) ? " " : scalar) }
    return Set(String(words).split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
