import Foundation
import IsnadArchive
import Testing

@testable import IsnadServer

extension ServerTests {
  /// The description says what the server does: both come from one table, and the schemas are checked against answers.
  @Suite struct DescriptionTests {
    private let table = RouteTable(metrics: nil)

    private func description() throws -> [String: Any] {
      let described = table.routes.filter(\.isDescribed)
      return try #require(
        try JSONSerialization.jsonObject(with: Data(OpenAPI(routes: described).encoded)) as? [String: Any])
    }

    @Test("every route of the API is there with its method, and every schema that is named")
    func complete() throws {
      let description = try description()
      #expect(description["openapi"] as? String == "3.1.0")
      let paths = try #require(description["paths"] as? [String: [String: Any]])
      for route in table.routes where route.isDescribed {
        let operation = paths[route.template]?[route.method.rawValue.lowercased()] as? [String: Any]
        #expect(operation?["operationId"] as? String == route.name)
      }
      let schemas = (description["components"] as? [String: Any])?["schemas"] as? [String: Any] ?? [:]
      let text = String(decoding: OpenAPI(routes: table.routes).encoded, as: UTF8.self)
      for match in text.matches(of: /#\/components\/schemas\/([A-Za-z]+)/) {
        #expect(schemas[String(match.1)] != nil, "\(match.1)")
      }
    }

    @Test("names of operations, and parameters of a route, are given once")
    func unique() {
      let names = table.routes.map(\.name)
      #expect(Set(names).count == names.count)
      for route in table.routes {
        let parameters = route.parameters.map(\.name)
        #expect(Set(parameters).count == parameters.count, "\(route.template)")
        #expect(route.method == .get || route.body != nil, "\(route.template)")
        #expect(!route.isDescribed || !route.formats.contains(.json) || route.schema != nil, "\(route.template)")
      }
    }

    @Test("whatever a parameter's schema gives as its default, the parameter takes")
    func defaults() {
      for route in table.routes {
        for parameter in route.parameters {
          #expect(parameter.fallback.map(parameter.allows) ?? true, "\(route.template) \(parameter.name)")
          #expect(parameter.summary.hasSuffix("."), "\(route.template) \(parameter.name)")
        }
      }
    }

    @Test(
      "the members of an answer are those of its schema",
      arguments: [
        "/healthz", "/v1/search?q=الراشد&in=statements", "/v1/articles", "/v1/articles/{id}", "/v1/statements",
        "/v1/statements/{id}/S1", "/v1/spans/{id}/0-20", "/v1/entities", "/v1/entities/1", "/v1/entities/1/variants",
        "/v1/resolve?name=الراشد", "/v1/stories?least=1", "/v1/stories/{id}", "/v1/stories/{id}/timeline",
        "/v1/conflicts",
      ])
    func answers(_ path: String) async throws {
      let schemas = try #require(
        (try description()["components"] as? [String: Any])?["schemas"] as? [String: [String: Any]])
      let id = TestArticle.few[0].id
      let asked = path.replacing("{id}", with: id)
      let segments = asked.prefix { $0 != "?" }.split(separator: "/").map(String.init)
      let name = try #require(try table.match("GET", segments).route.schema)
      try await RunningServer.run { server async throws in
        _ = try server.archive.groupStories(jobs: 1)
        let answer = try await server.get(asked)
        #expect(answer.status == 200)
        let members = try #require(answer.json as? [String: Any]).keys.sorted()
        #expect(members == (schemas[name]?["required"] as? [String])?.sorted(), "\(name)")
      }
    }
  }
}
