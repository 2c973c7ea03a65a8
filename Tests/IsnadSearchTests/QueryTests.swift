import IsnadSearch
import Testing

@Suite struct QueryTests {
  @Test(
    "a query is words, phrases, operators and fields",
    arguments: [
      ("غزة", "غزة"), ("غزة رفح", "(غزة & رفح)"), ("غزة AND رفح", "(غزة & رفح)"),
      ("غزة OR رفح جنين", "(غزة | (رفح & جنين))"),
      ("غزة NOT رفح", "(غزة ! رفح)"), ("غزة -رفح -جنين", "(غزة ! (رفح | جنين))"),
      ("\"الامم المتحدة\" قرار", "(الامم المتحدة & قرار)"), ("«الامم المتحدة»", "الامم المتحدة"),
      ("=\"الأمم\"", "=الأمم"),
      ("=الأمم", "=الأمم"), ("(غزة OR رفح) قرار", "((غزة | رفح) & قرار)"), ("title:قرار", "title:قرار"),
      ("14-0", "14-0"),
      ("speaker:نتنياهو رفح", "رفح {speaker=نتنياهو}"), ("outlet:\"الشرق الأوسط\"", " {outlet=الشرق الأوسط}"),
      ("", ""),
    ])
  func parsing(_ text: String, _ expected: String) throws {
    #expect(try shown(Query(text)) == expected)
  }

  @Test(
    "what can't be meant is told, with the part that is to blame",
    arguments: [
      ("\"غزة", QueryError.Code.openPhrase, "\"غزة"), ("(غزة", .bracket, "("), ("غزة)", .bracket, ")"),
      ("غزة OR", .operand, "OR"), ("NOT غزة", .onlyNot, "NOT"), ("غزة AND OR رفح", .operand, "AND"),
      ("colour:red", .unknownField, "colour"),
      ("http://a.example", .unknownField, "http"), ("speaker:", .fieldValue, "speaker"),
      ("غزة OR speaker:x", .fieldPlace, "speaker:x"), ("غزة NOT outlet:x", .fieldPlace, "outlet:x"),
      ("(غزة outlet:x)", .fieldPlace, "outlet:x"),
    ])
  func errors(_ text: String, _ code: QueryError.Code, _ part: String) {
    #expect(throws: QueryError(code: code, part: part)) { try Query(text) }
  }

  @Test("more parts than anybody types are refused") func tooLong() {
    #expect(throws: QueryError(code: .tooLong, part: "200")) {
      try Query(String(repeating: "غزة ", count: 300))
    }
    #expect(throws: QueryError(code: .tooLong, part: "200")) { try Query(String(repeating: "(", count: 100_000)) }
  }

  @Test("what the user types is never syntax of the index")
  func injection() throws {
    for text in ["\" OR 1 NEAR(", "غزة* ^رفح", "NEAR(a b)", "title : {x}"] {
      guard let query = try? Query(text) else { continue }
      let expression = CompiledQuery(query, mode: .exact).expression ?? ""
      let outside = expression.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter {
        $0.offset % 2 == 0
      }
      .map(\.element).joined()
      #expect(outside.allSatisfy { " ()ANDORT".contains($0) || outside.contains("title :") }, "\(expression)")
    }
  }

  private func shown(_ query: Query) -> String {
    let fields = query.restrictions.map { " {\($0.field.rawValue)=\($0.value)}" }.joined()
    return (query.root.map(shown) ?? "") + fields
  }

  private func shown(_ node: Query.Node) -> String {
    switch node {
    case .phrase(let phrase): (phrase.isTitle ? "title:" : "") + (phrase.isExact ? "=" : "") + phrase.text
    case .all(let nodes): "(" + nodes.map(shown).joined(separator: " & ") + ")"
    case .any(let nodes): "(" + nodes.map(shown).joined(separator: " | ") + ")"
    case .without(let a, let b): "(\(shown(a)) ! \(shown(b)))"
    }
  }
}
