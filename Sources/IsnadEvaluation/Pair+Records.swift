import IsnadJSON

extension Pair {
  func scoreNames(_ tally: inout Tally) {
    typealias Mention = (kind: String?, entity: String?, place: Set<Int>)
    let gold: [Mention] = gold.list("entities").flatMap { entity in
      entity.list("mentions").map { (entity.text("kind"), entity.text("id"), letters.positions($0)) }
    }
    let found: [Mention] = found.list("entities").flatMap { entity in
      Self.names(of: entity).map { (entity.text("kind"), entity.text("id"), letters.positions($0)) }
    }
    let exact = matched(gold, found, least: 1) { $0.place == $1.place && $0.kind == $1.kind ? 1 : 0 }
    tally.add("names: mention exact + kind", exact.count, gold.count, found.count)
    let pairs = matched(gold, found, least: 0.5) { overlap($0.place, $1.place) }
    tally.add("names: mention overlap", pairs.count, gold.count, found.count)
    for pair in pairs {
      let one = Set(pairs.filter { gold[$0.gold].entity == gold[pair.gold].entity }.map(\.gold))
      let other = Set(pairs.filter { found[$0.found].entity == found[pair.found].entity }.map(\.gold))
      let shared = Double(one.intersection(other).count)
      tally.add("names: one entity (B3 recall side)", shared / Double(one.count), 1, 1)
      tally.add("names: one entity (B3 precision side)", shared / Double(other.count), 1, 1)
    }
  }

  func scoreTimes(_ tally: inout Tally) {
    let (gold, found) = (gold.list("times"), found.list("times"))
    let pairs = matched(gold, found, least: 0.5) { overlap(letters.positions($0.place), letters.positions($1.place)) }
    let right = Set(pairs.filter { gold[$0.gold].text("value") == found[$0.found].text("value") }.map(\.found))
    tally.add("times: found", pairs.count, gold.count, found.count)
    tally.add("times: found + value", right.count, gold.count, found.count)
    tally.add("times: kind (of found)", of: pairs.map { gold[$0.gold].text("kind") == found[$0.found].text("kind") })
    scoreConfidence("times", found, &tally) { right.contains($0) }
  }

  /// - Parameter statements: The readers' statement by the program's.
  func scoreFigures(_ tally: inout Tally, _ statements: [String: String]) {
    let (gold, found) = (gold.list("figures"), found.list("figures"))
    let pairs = matched(gold, found, least: 0.1) { one, other in
      let (a, b) = (letters.positions(one.place), letters.positions(other.place))
      let isValue = one.value("value") != nil && one["value"] == other["value"] && !a.isDisjoint(with: b)
      return overlap(a, b) + (isValue ? 1 : 0)
    }
    let valued = Set(pairs.filter { isSameValue(gold[$0.gold], found[$0.found]) }.map(\.found))
    let full = pairs.count {
      valued.contains($0.found) && gold[$0.gold].text("bound") == found[$0.found].text("bound")
        && gold[$0.gold].text("measure") == found[$0.found].text("measure")
    }
    tally.add("figures: found", pairs.count, gold.count, found.count)
    tally.add("figures: found + value", valued.count, gold.count, found.count)
    tally.add("figures: found + value + bound + measure", full, gold.count, found.count)
    tally.add("figures: unit (of found)", of: pairs.map { gold[$0.gold].text("unit") == found[$0.found].text("unit") })
    scoreConfidence("figures", found, &tally) { valued.contains($0) }
    let attributed = pairs.count { pair in
      guard let said = gold[pair.gold].text("attribution") else { return false }
      return found[pair.found].text("attribution").flatMap { statements[$0] } == said
    }
    tally.add(
      "figures: attribution (of attributed ones)", attributed, gold.count { $0.text("attribution") != nil },
      pairs.count { found[$0.found].text("attribution") != nil })
  }

  private func isSameValue(_ gold: JSON, _ found: JSON) -> Bool {
    guard gold.value("value") == found.value("value") else { return false }
    guard gold.value("value") == nil else { return true }
    return ["low", "high"].allSatisfy { gold.value($0) == nil || gold.value($0) == found.value($0) }
  }

  func scoreEvents(_ tally: inout Tally) {
    let (gold, found) = (gold.list("events"), found.list("events"))
    let pairs = matched(gold, found, least: 0.34) { one, other in
      guard one.text("type") == other.text("type") else { return 0 }
      return overlap(letters.positions(one["trigger"]?.place), letters.positions(other["trigger"]?.place))
    }
    tally.add("events: trigger + type", pairs.count, gold.count, found.count)
    var whole: Set<Int> = []
    for pair in pairs {
      var isWhole = true
      for side in ["actors", "recipients"] {
        let want = Set((gold[pair.gold][side]?.array ?? []).compactMap(Self.entity))
        let have = Set((found[pair.found][side]?.array ?? []).compactMap(Self.entity).map { entities[$0] ?? "other" })
        tally.add("events: \(side) (of found)", want.intersection(have).count, want.count, have.count)
        isWhole = isWhole && want == have
      }
      if isWhole { whole.insert(pair.found) }
    }
    tally.add("events: trigger + type + actors + recipients", whole.count, gold.count, found.count)
    let matchedFound = Set(pairs.map(\.found))
    scoreConfidence("events", found, &tally) { matchedFound.contains($0) }
    tally.add("events: mode (of found)", of: pairs.map { gold[$0.gold].text("mode") == found[$0.found].text("mode") })
    let told = pairs.map { (gold[$0.gold].text("status"), found[$0.found].text("status")) }
    tally.add(
      "events: status other than happened", told.count { $0.0 != "happened" && $0.0 == $0.1 },
      told.count { $0.0 != "happened" }, told.count { $0.1 != "happened" })
  }

  func scoreDamage(_ tally: inout Tally) {
    let (gold, found) = (gold.list("damage"), found.list("damage"))
    let pairs = matched(gold, found, least: 1) { one, other in
      let isHere = !letters.around(one.place).isDisjoint(with: letters.around(other.place))
      return (isHere ? 1 : 0) + (one.text("kind") == other.text("kind") ? 1 : 0)
    }
    tally.add("damage: place", pairs.count, gold.count, found.count)
    tally.add(
      "damage: place + kind", pairs.count { gold[$0.gold].text("kind") == found[$0.found].text("kind") }, gold.count,
      found.count)
  }

  /// An entity's id from itself or from a party.
  static func entity(_ party: JSON) -> String? { party.string ?? party.text("entity") }
}
