public import Catalog
public import Setups

/// Models and costs as JSON (docs/json.md).
///
/// Amounts are decimal numbers with at most six digits behind the point, written digit for digit.
public struct JSONCostRenderer {
    private let version: String
    private let catalogDate: String

    /// A renderer that names the program's version and the date of its catalogue.
    public init(version: String, catalogDate: String) {
        self.version = version
        self.catalogDate = catalogDate
    }

    /// Models that were chosen.
    ///
    /// - Parameter total: How many there are without the limit.
    public func models(_ choices: [ModelSelection.Choice], total: Int, day: CalendarDate) -> String {
        document { json in
            json.key("day")
            json.string(program: day.description)
            json.key("total")
            json.number(total)
            json.key("models")
            json.array { json in for choice in choices { Self.write(choice, &json) } }
        }
    }

    /// What proxies cost.
    public func costs(_ sheets: [CostSheet], day: CalendarDate) -> String {
        document { json in
            json.key("day")
            json.string(program: day.description)
            json.key("proxies")
            json.array { json in for sheet in sheets { Self.write(sheet, &json) } }
            json.key("assumptions")
            json.array { json in
                for sentence in CostBasis.sentences(for: sheets) { json.string(foreign: sentence) }
            }
        }
    }

    private func document(_ body: (inout ReportJSON) -> Void) -> String {
        var json = ReportJSON()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            body(&json)
        }
        return json.text + "\n"
    }

    private static func write(_ choice: ModelSelection.Choice, _ json: inout ReportJSON) {
        let model = choice.model
        json.object { json in
            json.key("provider")
            json.string(program: model.provider)
            json.key("id")
            json.string(program: model.id)
            json.key("window")
            json.optional(model.window)
            json.key("max_output")
            json.optional(model.maximumOutput)
            json.key("free")
            optional(model.isFree, &json)
            json.key("reasoning")
            optional(model.isReasoning, &json)
            json.key("status")
            json.string(program: model.status.rawValue)
            json.key("ends")
            json.string(program: model.ended?.description)
            json.key("providers")
            json.number(choice.providers)
            json.key("price")
            write(choice.price, &json)
        }
    }

    private static func write(_ price: ModelPrice?, _ json: inout ReportJSON) {
        guard let price else { return json.null() }
        json.object { json in
            json.key("input_usd_per_mtok")
            amount(price.input, &json)
            json.key("output_usd_per_mtok")
            amount(price.output, &json)
            json.key("cache_read_usd_per_mtok")
            amount(price.cacheRead, &json)
            json.key("long_prompts")
            json.array { json in
                for tier in price.longContext {
                    let rates = price.rates(sending: tier.threshold + 1)
                    json.object { json in
                        json.key("above_tokens")
                        json.number(tier.threshold)
                        json.key("input_usd_per_mtok")
                        amount(rates.input, &json)
                        json.key("output_usd_per_mtok")
                        amount(rates.output, &json)
                        json.key("cache_read_usd_per_mtok")
                        amount(rates.cacheRead, &json)
                    }
                }
            }
            json.key("date")
            json.string(program: price.asOf?.description)
            json.key("source")
            json.string(program: price.source)
        }
    }

    private static func write(_ sheet: CostSheet, _ json: inout ReportJSON) {
        let (cost, size) = (sheet.cost, sheet.cost.size)
        json.object { json in
            json.key("name")
            json.string(foreign: sheet.label)
            json.key("provider")
            json.string(program: sheet.proxy.provider?.id)
            json.key("model")
            json.string(foreign: sheet.proxy.proxy.model?.value)
            json.key("free")
            optional(cost.cost == .free ? true : cost.cost == .paid ? false : nil, &json)
            json.key("tokens_sent")
            json.number(size.sent)
            json.key("tokens_written")
            json.number(size.written)
            json.key("messages_per_day")
            json.number(size.messagesPerDay)
            json.key("price")
            write(cost.price, &json)
            for (name, value) in [
                ("message_usd", cost.message), ("cached_message_usd", cost.cachedMessage),
                ("evening_usd", cost.evening),
                ("month_usd", cost.month),
            ] as [(StaticString, Int64?)] {
                json.key(name)
                amount(value, &json)
            }
            json.key("messages_per_usd")
            json.optional(cost.messagesPerDollar)
            json.key("allowances")
            json.array { json in for allowance in sheet.allowances { write(allowance, size, &json) } }
            json.key("elsewhere")
            json.array { json in
                for other in sheet.elsewhere {
                    json.object { json in
                        json.key("provider")
                        json.string(program: other.choice.model.provider)
                        json.key("model")
                        json.string(program: other.choice.model.id)
                        json.key("message_usd")
                        amount(other.cost.message, &json)
                        json.key("ends")
                        json.string(program: other.choice.model.ended?.description)
                        json.key("price")
                        write(other.choice.price, &json)
                    }
                }
            }
            json.key("by_context")
            json.array { json in
                for point in sheet.curve {
                    json.object { json in
                        json.key("tokens")
                        json.number(point.tokens)
                        json.key("message_usd")
                        amount(point.message, &json)
                    }
                }
            }
        }
    }

    private static func write(_ allowance: Allowance, _ size: MessageSize, _ json: inout ReportJSON) {
        json.object { json in
            json.key("name")
            json.string(program: allowance.name)
            json.key("price_usd_per_month")
            amount(allowance.price, &json)
            json.key("cap")
            json.string(program: allowance.cap)
            json.key("period")
            json.string(program: allowance.period.rawValue)
            json.key("messages")
            json.optional(allowance.messages)
            json.key("in_force")
            json.boolean(allowance.isInForce)
            json.key("covers_day")
            optional(allowance.coversDay(of: size), &json)
            json.key("date")
            json.string(program: allowance.fact.date?.description)
            json.key("source")
            json.string(program: allowance.fact.source)
        }
    }

    private static func amount(_ value: ModelPrice.MicroUSD?, _ json: inout ReportJSON) {
        if let value { json.raw(program: MoneyText.exact(value)) } else { json.null() }
    }

    private static func optional(_ value: Bool?, _ json: inout ReportJSON) {
        if let value { json.boolean(value) } else { json.null() }
    }
}
