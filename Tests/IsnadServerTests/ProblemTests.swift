import Foundation
import IsnadArchive
import IsnadMessages
import Testing

@testable import IsnadServer

extension ServerTests {
  /// What is refused, and how that is told.
  @Suite struct ProblemTests {
    @Test(
      "a parameter that is not one, or holds what it can't, is told with what would be right",
      arguments: [
        ("/v1/figures?mesure=killed", "unknown-parameter", "mesure", "unknown", "measure"),
        ("/v1/figures?measure=dead", "bad-parameter", "measure", "value", "killed"),
        ("/v1/figures?limit=0", "bad-parameter", "limit", "value", "1…1000"),
        ("/v1/figures?limit=+5", "bad-parameter", "limit", "value", "1…1000"),
        ("/v1/figures?limit=2&limit=3", "bad-parameter", "limit", "repeated", nil),
        ("/v1/figures?from=2024-13", "bad-parameter", "from", "value", "YYYY-MM"),
        ("/v1/search?facet=outlet,color", "bad-parameter", "facet", "value", "speaker"),
        ("/v1/resolve?name=", "bad-parameter", "name", "missing", nil),
      ] as [(String, String, String, String, String?)])
    func parameters(_ path: String, _ type: String, _ name: String, _ code: String, _ valid: String?) async throws {
      try await RunningServer.run([]) { server async throws in
        let problem = try await server.get(path)
        #expect(problem.status == 400 && problem.headers["content-type"] == "application/problem+json")
        #expect(problem["type"] == "urn:isnad:problem:\(type)" && problem["status"] == "400")
        #expect(problem["errors.0.parameter"] == name && problem["errors.0.code"] == code)
        if let valid { #expect(problem.text.contains("\"\(valid)\"")) }
      }
    }

    @Test("what a form sends empty is not given; days may be cut")
    func emptyValues() async throws {
      try await RunningServer.run { server async throws in
        let path = "/v1/figures?q=&from=&to=2024&measure=&outlet=&mode=&date_field=&excel="
        #expect(try await server.get(path)["data.#"] == "2")
      }
    }

    @Test("problems speak the language of the client")
    func languages() async throws {
      try await RunningServer.run([]) { server async throws in
        let page = ["Accept": "text/html", "Accept-Language": "ar"]
        #expect(try await server.get("/?q=%22x&lang=en", page).text.contains("the phrase has no end"))
        let other = try await server.get("/?q=%22x", page.merging(["Accept-Language": "en"]) { $1 })
        #expect(other.text.contains("العبارة بلا نهاية") && !other.text.contains("the phrase"))
        let arabic = try await server.get("/v1/nowhere", ["Accept-Language": "fr, ar-EG;q=0.8"])
        #expect(arabic.status == 404 && arabic["title"] == "غير موجود")
        #expect(try await server.get("/v1/nowhere", ["Accept-Language": "fr"])["title"] == "Not found")
        #expect(arabic["instance"] == "/v1/nowhere")
      }
    }

    @Test("an archive that others hold is told as busy, with when to come back")
    func busy() {
      let problem = Problem(of: ArchiveError.busy)
      #expect(problem.code == .busy && problem.headers.first?.name == "Retry-After")
    }

    @Test("every problem has its words in both languages")
    func messages() {
      for code in Problem.Code.allCases {
        #expect(Messages.desk.contains("problem.\(code.rawValue)"), "\(code)")
        #expect(Messages.desk.contains("detail.\(code.rawValue)"), "\(code)")
      }
      for code in ["unknown", "repeated", "value", "missing"] { #expect(Messages.desk.contains("fault.\(code)")) }
    }

    @Test(
      "an address that can't be decoded is told as one",
      arguments: [
        "/v1/articles/%zz", "/v1/articles/%", "/v1/articles/%ff", "/v1/articles?outlet=%c3%28", "/v1/articles?%",
      ])
    func addresses(_ path: String) async throws {
      try await RunningServer.run([]) { server async throws in
        let answer = await RawConnection.get(path, host: "localhost", port: server.port)
        #expect(answer.hasPrefix("HTTP/1.1 400") && answer.contains("urn:isnad:problem:bad-address"))
      }
    }

    @Test("a refusal after which the connection ends says so")
    func lastAnswer() async throws {
      try await RunningServer.run([], change: { $0.allowsExtract = true }) { server async throws in
        let answer = await RawConnection.exchange(
          "POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n{",
          port: server.port)
        #expect(answer.hasPrefix("HTTP/1.1 422") && answer.lowercased().contains("connection: close"))
      }
    }

    @Test("words that would be syntax elsewhere find nothing and break nothing")
    func injection() async throws {
      try await RunningServer.run { server async throws in
        for words in ["\" OR 1 NEAR(", "'; DROP TABLE article; --", "*", "^", "{}", "a\u{0}b", "\u{202E}\u{2066}", "%"]
        {
          let query = try #require(words.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
          for parameter in ["q", "speaker", "outlet", "place", "entity"] {
            let answer = try await server.get("/v1/search?\(parameter)=\(query)")
            #expect(answer.status == 200 || answer.status == 422, "\(parameter)=\(words)")
          }
        }
        #expect(try await server.get("/v1/articles")["page.total"] == "3")
      }
    }
  }
}
