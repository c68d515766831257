import FrontEnds
import Testing

/// What `check` reads out of what people paste.
struct PastedCheckTests {
    private static let url = "https://openrouter.ai/api/v1"

    /// Each says the same: the URL, the model, and 32k of context.
    @Test(arguments: [
        "**Model:** z-ai/glm-5.1\n**URL:** https://openrouter.ai/api/v1\n**Context:** 32k\n",
        "- **Model**: `z-ai/glm-5.1`\n* **URL**: <https://openrouter.ai/api/v1>\n3. Context Size 32k\n",
        "| Setting | Value |\n|---|---|\n| **Model** | `z-ai/glm-5.1` |\n| URL | https://openrouter.ai/api/v1 |\n| Context | 32k |\n",
        "| Model | Base URL | Context |\n| :-- | --- | --: |\n| z-ai/glm-5.1 | https://openrouter.ai/api/v1 | 32k |\n",
        "• Endpoint → https://openrouter.ai/api/v1\n• Model name → z-ai/glm-5.1\n• Context -> 32k tokens\n",
        "Модель: z-ai/glm-5.1\nСсылка: https://openrouter.ai/api/v1\nКонтекст: 32k\n",
        "Modell: z-ai/glm-5.1\nLink = https://openrouter.ai/api/v1\nKontext - 32k (empfohlen)\n",
        "Model\nz-ai/glm-5.1\nAPI URL\n[the docs](https://openrouter.ai/api/v1)\nContext length\n32k\n",
        "Here it is:\nmodel z-ai/glm-5.1\nURL：https://openrouter.ai/api/v1\nctx = 32k\n",
    ])
    func theSameFormInOtherWords(_ text: String) throws {
        let fields = try EnteredFields(pasted: text)
        #expect(
            fields.url == Self.url && fields.model == "z-ai/glm-5.1" && fields.contextSize == "32k", "\(fields)")
        #expect(!fields.unread.contains { $0.hasPrefix("`") }, "\(fields.unread)")
    }

    @Test(arguments: [
        "{\"model\":\"m\",\"temperature\":0.9,\"max_tokens\":300,\"messages\":[{\"role\":\"user\",\"content\":\"Model: evil\"}],\"url\":\"https://openrouter.ai/api/v1\",\"api_key\":\"KEY\"}",
        "client = OpenAI(base_url=\"https://openrouter.ai/api/v1\", api_key=\"KEY\")\nr = client.chat.completions.create(\n    model=\"m\",\n    temperature=0.9,\n    max_tokens=300)\n",
        "requests.post(\"https://openrouter.ai/api/v1\", headers={\"Authorization\": \"Bearer KEY\"}, json={\"model\": \"m\", \"temperature\": 0.9, \"max_tokens\": 300})\n",
        "POST https://openrouter.ai/api/v1\nAuthorization: Bearer KEY\nContent-Type: application/json\n\n{\"model\": \"m\", \"temperature\": 0.9, \"max_tokens\": 300}\n",
        "const c = new OpenAI({\n  baseURL: 'https://openrouter.ai/api/v1',\n  apiKey: 'KEY',\n});\nmodel: 'm',\ntemperature: 0.9,\nmax_tokens: 300,\n",
    ])
    func programsAndRequests(_ text: String) throws {
        let fields = try EnteredFields(pasted: text)
        #expect(fields.url == Self.url && fields.model == "m" && fields.key == "KEY", "\(fields)")
        #expect(fields.numbers.map { "\($0.name) \($0.value)" } == ["temperature 0.9"], "\(fields)")
        #expect(fields.maxNewTokens == "300", "\(fields)")
    }

    /// What is not understood is listed by its label, and never with its value.
    @Test func theRestIsListed() throws {
        let fields = try EnteredFields(
            pasted:
                "Model: m\nFancy Slider: hidden-1\nhidden-2 and more words\nModel: hidden-3\n{\"foo\": true, \"bar\": [1]}\nFront end: janitor\nProvider: OpenRouter\nName: x\n"
        )
        #expect(fields.frontEnd == "janitor" && fields.provider == "OpenRouter" && fields.model == "m")
        for name in ["`Fancy Slider`", "`foo`", "`bar`", "a second `Model`", "1 line without a label"] {
            #expect(fields.unread.contains(name), "\(name): \(fields.unread)")
        }
        #expect(!fields.unread.contains { $0.contains("hidden") }, "\(fields.unread)")
    }

    /// What looks like another form and is none.
    @Test func whatStaysAsItWas() throws {
        let masked = try EnteredFields(pasted: "API Key: sk-****abcd\nTop P 0.8\ntemp: 3\n")
        #expect(masked.key == "sk-****abcd")
        #expect(masked.numbers.map { "\($0.name) \($0.value)" } == ["top_p 0.8", "temperature 3"])
        let elsewhere = try EnteredFields(pasted: "api_key=os.environ[\"ORK\"],\nmodel=\"m\",\n")
        #expect(elsewhere.key == nil && elsewhere.model == "m")
        let entered = try EnteredFields(pasted: "API Key: $ORK\nModel: \"m\"\n")
        #expect(entered.key == "$ORK" && entered.model == "\"m\"")
        let custom = try EnteredFields(pasted: "Model: Custom\ndeepseek-chat\nContext\n0.9\n")
        #expect(custom.model == "deepseek-chat" && custom.contextSize == "0.9")
    }

    @Test(
        .timeLimit(.minutes(1)), arguments: ["|", "| a ", "Model ", "\"a\": 1, ", "- ", "(", "{", "*", "http", "a: "])
    func longTextsAreReadAtOnce(_ part: String) {
        for text in [String(repeating: part, count: 20_000), String(repeating: part + "\n", count: 20_000)] {
            let fields = try? EnteredFields(pasted: text + "\nURL: https://openrouter.ai/api/v1\n")
            #expect(fields == nil || fields?.url != "")
        }
    }
}
