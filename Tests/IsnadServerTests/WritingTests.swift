import Foundation
import IsnadArchive
import Testing

@testable import IsnadServer

extension ServerTests {
  @Suite struct WritingTests {
    private static let secret = "0123456789abcdef-secret"
    private let authorized = ["Authorization": "Bearer \(Self.secret)"]
    private let article =
      "{\"text\":\"قال الوزير سامي الراشد إن النفق جديد.\",\"published\":\"2024-03-30\",\"outlet\":\"أ\"}"

    private func run(_ body: (RunningServer) async throws -> Void) async throws {
      try await RunningServer.run(change: { $0.token = WriteToken(Self.secret) }, body)
    }

    @Test("without a token file nothing can be written; with one only by who has the token")
    func token() async throws {
      try await RunningServer.run { server async throws in
        #expect(try await server.post("/v1/articles", article, authorized).status == 403)
      }
      try await run { server async throws in
        let missing = try await server.post("/v1/articles", article)
        #expect(missing.status == 401 && missing.headers["www-authenticate"]?.hasPrefix("Bearer") == true)
        for wrong in ["Bearer x", "Bearer \(Self.secret)x", "Basic \(Self.secret)", Self.secret, "Bearer"] {
          #expect(try await server.post("/v1/articles", article, ["Authorization": wrong]).status == 401, "\(wrong)")
        }
        #expect(try await server.get("/v1/articles")["page.total"] == "3")
        let added = try await server.post("/v1/articles", article, authorized)
        #expect(added.status == 201 && added.text.contains("\"is_new\":true"))
        #expect(added.headers["location"] == "/v1/articles/\(try #require(added["id"]).replacing(":", with: "%3A"))")
        #expect(try await server.get("/v1/articles/\(try #require(added["id"]))")["outlet"] == "أ")
        #expect(try await server.post("/v1/articles", article, authorized).status == 200)
      }
    }

    @Test("each write has its row in the audit, also one that failed")
    func audit() async throws {
      try await run { server async throws in
        let added = try await server.post("/v1/articles", article, authorized)
        _ = try await server.post("/v1/entities/1/merge", "{\"into\":\"1\"}", authorized)
        let rows = try server.archive.auditedWrites()
        #expect(rows.map(\.action) == ["merge", "add"] && rows.map(\.status) == [409, 201])
        #expect(rows.last?.target == added["id"])
      }
    }

    @Test("the same write with the same key is done once; another with that key is refused")
    func idempotency() async throws {
      try await run { server async throws in
        let keyed = authorized.merging(["Idempotency-Key": "k1"]) { $1 }
        let first = try await server.post("/v1/articles", article, keyed)
        let again = try await server.post("/v1/articles", article, keyed)
        #expect(first.status == 201 && again.status == 201 && again.body == first.body)
        #expect(again.headers["idempotency-replayed"] == "true")
        #expect(try server.archive.auditedWrites().count == 1)
        let other = try await server.post("/v1/articles", article.replacing("أ\"", with: "ب\""), keyed)
        #expect(other.status == 422 && other["type"] == "urn:isnad:problem:key-reused")
        let unfit = try await server.post(
          "/v1/articles", article, authorized.merging(["Idempotency-Key": "k 1"]) { $1 })
        #expect(unfit.status == 400 && unfit["errors.0.parameter"] == "Idempotency-Key")
      }
    }

    @Test("a correction needs the state that it speaks of, and stands beside the record")
    func corrections() async throws {
      try await run { server async throws in
        let id = TestArticle.few[0].id
        let body = "{\"article\":\"\(id)\",\"record\":\"S1\",\"verdict\":\"reject\",\"reason\":\"لا يقول\"}"
        #expect(try await server.post("/v1/corrections", body, authorized).status == 428)
        let tag = try #require(try await server.get("/v1/articles/\(id)").headers["etag"])
        let matching = authorized.merging(["If-Match": tag]) { $1 }
        let made = try await server.post("/v1/corrections", body, matching)
        #expect(made.status == 201 && made["verdict"] == "reject")
        #expect(try await server.post("/v1/corrections", body, matching).status == 412)
        let article = try await server.get("/v1/articles/\(id)")
        #expect(article["corrections.0.record"] == "S1" && article.headers["etag"] != tag)
        let record = try await server.get("/v1/statements/\(id)/S1")
        #expect(record["correction.verdict"] != nil)
        let page = try await server.get("/s/\(id)/S1?lang=en")
        #expect(page.text.contains("A person"))
        let now = authorized.merging(["If-Match": try #require(article.headers["etag"])]) { $1 }
        let unknown = "{\"article\":\"\(id)\",\"record\":\"S1\",\"verdict\":\"fix\",\"changes\":{\"speeker\":null}}"
        #expect(try await server.post("/v1/corrections", unknown, now).status == 422)
        #expect(try await server.post("/v1/corrections", body.replacing("S1", with: "S9"), now).status == 404)
        #expect(try await server.post("/v1/corrections", "{\"verdict\":\"reject\"}", now).status == 422)
      }
    }

    @Test("what was said of a record is taken back, for the state that was read")
    func undo() async throws {
      try await run { server async throws in
        let id = TestArticle.few[0].id
        func tagged() async throws -> [String: String] {
          let tag = try #require(try await server.get("/v1/articles/\(id)").headers["etag"])
          return authorized.merging(["If-Match": tag]) { $1 }
        }
        let record = "{\"article\":\"\(id)\",\"record\":\"S1\"}"
        let correction = "{\"article\":\"\(id)\",\"record\":\"S1\",\"verdict\":\"accept\"}"
        #expect(try await server.post("/v1/corrections/undo", record, authorized).status == 428)
        #expect(try await server.post("/v1/corrections/undo", record, try await tagged()).status == 404)
        #expect(try await server.post("/v1/corrections", correction, try await tagged()).status == 201)
        let undone = try await server.post("/v1/corrections/undo", record, try await tagged())
        #expect(undone.status == 200 && undone["record"] == "S1")
        #expect(try await server.get("/v1/articles/\(id)")["corrections.#"] == "0")
        #expect(try server.archive.auditedWrites().map(\.action).prefix(2) == ["undo-correction", "correct"])
      }
    }

    @Test("a decision from the queue's form needs the token in the form and the state that was seen, and is kept once")
    func review() async throws {
      let damaged = TestArticle(
        text: "قال الوزير سامي الراشد إن “الجسر آمن. وأضاف أن الطريق مغلق.", published: "2024-03-26")
      try await RunningServer.run([damaged], change: { $0.token = WriteToken(Self.secret) }) { server async throws in
        let page = try await server.get("/q?lang=en").text
        let version = try #require(page.firstMatch(of: /name="version" value="([^"]+)"/)?.1)
        let record = try #require(page.firstMatch(of: /name="record" value="([^"]+)"/)?.1)
        #expect(page.contains("action=\"/q?lang=en\"") && page.contains("name=\"article\" value=\"\(damaged.id)\""))
        func send(_ token: String, _ version: Substring, _ more: String = "decision=reject") async -> String {
          let article = damaged.id.replacing(":", with: "%3A")
          let form = "article=\(article)&record=\(record)&version=\(version)&\(more)&why=x&changes=&token=\(token)"
          return await RawConnection.exchange(
            """
            POST /q?lang=en HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/x-www-form-urlencoded\r
            Content-Length: \(form.utf8.count)\r
            Connection: close\r
            \r
            \(form)
            """, port: server.port)
        }
        for (token, version, more, status) in [
          ("another-secret-0123", version, "decision=reject", 401), ("", version, "decision=reject", 400),
          (Self.secret, "0123", "decision=reject", 412), (Self.secret, version, "decision=sure", 400),
          (Self.secret, version, "decision=fix&decision=fix", 400), (Self.secret, version, "decision=reject&x=1", 400),
        ] {
          #expect(await send(token, version, more).hasPrefix("HTTP/1.1 \(status) "), "\(token) \(version) \(more)")
        }
        #expect(try server.archive.auditedWrites().isEmpty)
        let kept = await send(Self.secret, version)
        #expect(kept.hasPrefix("HTTP/1.1 303 ") && kept.lowercased().contains("location: /q?lang=en\r\n"))
        #expect(await send(Self.secret, version).hasPrefix("HTTP/1.1 412 "))
        let after = try await server.get("/q?lang=en").text
        #expect(!after.contains("value=\"\(version)\"") && !after.contains(Self.secret))
        #expect(try server.archive.auditedWrites().map(\.status) == [303])
        let corrections = try await server.get("/v1/articles/\(damaged.id)")
        #expect(corrections["corrections.0.verdict"] == "reject" && corrections["corrections.0.reason"] == "x")
      }
      try await RunningServer.run { server async throws in
        let answer = try await server.post(
          "/q", "token=\(Self.secret)", ["Content-Type": "application/x-www-form-urlencoded"])
        #expect(answer.status == 403)
      }
    }

    @Test("one entity is taken for another, and both go by one number")
    func merge() async throws {
      try await run { server async throws in
        func id(_ name: String) async throws -> String {
          try #require(try await server.get("/v1/entities?name=\(name)")["data.0.id"])
        }
        let (one, other) = (try await id("الراشد"), try await id("حداد"))
        let merged = try await server.post("/v1/entities/\(one)/merge", "{\"into\":\"\(other)\"}", authorized)
        #expect(merged.status == 200 && merged["action"] == "merge")
        #expect(try await server.get("/v1/entities/\(one)")["id"] == other)
        #expect(try await server.get("/v1/entities/\(other)/statements")["data.#"] == "3")
        let edit = try #require(merged["id"])
        #expect(try await server.post("/v1/entities/edits/\(edit)/undo", "{}", authorized).status == 200)
        #expect(try await server.get("/v1/entities/\(one)")["id"] == one)
        #expect(try await server.post("/v1/entities/edits/\(edit)/undo", "{}", authorized).status == 404)
      }
    }

    @Test("a token file that others may read, or that holds no secret, is not taken")
    func tokenFile() throws {
      let file = FileManager.default.temporaryDirectory.appending(path: "token-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: file) }
      func fault() -> WriteToken.Fault? {
        do throws(WriteToken.Fault) {
          _ = try WriteToken(file: file.path)
          return nil
        } catch { return error }
      }
      #expect(fault() == .unreadable)
      try Data("\(Self.secret)\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
      #expect(fault() == .open)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
      #expect(fault() == nil)
      #expect(try WriteToken(file: file.path).admits("bearer \(Self.secret)"))
      try Data("short\n".utf8).write(to: file)
      #expect(fault() == .short)
    }
  }
}
