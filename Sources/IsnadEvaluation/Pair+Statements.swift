import IsnadJSON

extension Pair {
  /// - Returns: The readers' statement by the program's.
  func scoreStatements(_ tally: inout Tally) -> [String: String] {
    let (gold, found) = (gold.list("statements"), found.list("statements"))
    let pairs = matched(gold, found, least: 0.5) {
      overlap(letters.content($0.list("content")), letters.content($1.list("content")))
    }
    var known: [String: String] = [:]
    for pair in pairs { if let id = found[pair.found].text("id") { known[id] = gold[pair.gold].text("id") } }
    let right = Set(pairs.filter { isSpeaker(gold[$0.gold]["speaker"], found[$0.found]["speaker"]) }.map(\.found))
    let exact = pairs.filter {
      letters.content(gold[$0.gold].list("content")) == letters.content(found[$0.found].list("content"))
    }
    tally.add("statements: found", pairs.count, gold.count, found.count)
    tally.add("statements: found + speaker", right.count, gold.count, found.count)
    tally.add(
      "statements: exact content + speaker", exact.count { right.contains($0.found) }, gold.count, found.count)
    scoreConfidence("statements", found, &tally) { right.contains($0) }
    tally.add(
      "statements: form (of found)", of: pairs.map { gold[$0.gold].text("form") == found[$0.found].text("form") })
    tally.add(
      "statements: cue (of found)",
      of: pairs.filter { gold[$0.gold].value("cue") != nil }.map {
        !letters.positions(gold[$0.gold]["cue"]).isDisjoint(with: letters.positions(found[$0.found]["cue"]?.place))
      })
    tally.add(
      "statements: within (nested ones)",
      pairs.count { pair in
        guard let outer = gold[pair.gold].text("within") else { return false }
        return found[pair.found].text("within").flatMap { known[$0] } == outer
      }, gold.count { $0.text("within") != nil }, found.count { $0.text("within") != nil })
    tally.add(
      "statements: medium kind",
      pairs.count { pair in
        guard let kind = gold[pair.gold]["medium"]?.text("kind") else { return false }
        return found[pair.found]["medium"]?.text("kind") == kind
      }, gold.count { $0.value("medium") != nil }, found.count { $0.value("medium") != nil })
    tally.add(
      "statements: addressee",
      pairs.count { pair in
        gold[pair.gold].value("addressee").map { isAddressee($0, found[pair.found].value("addressee")) } ?? false
      }, gold.count { $0.value("addressee") != nil }, found.count { $0.value("addressee") != nil })
    return known
  }

  private func isSpeaker(_ gold: JSON?, _ found: JSON?) -> Bool {
    if let entity = gold?.text("entity") { return isSame(entity, found?.text("entity")) }
    if found?.text("entity") != nil { return false }
    guard let span = gold?.value("span") else { return found?.value("start") == nil }
    return overlap(letters.positions(span), letters.positions(found)) > 0.3
  }

  private func isAddressee(_ gold: JSON, _ found: JSON?) -> Bool {
    if let entity = gold.text("entity") { return isSame(entity, found?.text("entity")) }
    return found != nil && overlap(letters.positions(gold["span"]), letters.positions(found)) > 0.3
  }
}
