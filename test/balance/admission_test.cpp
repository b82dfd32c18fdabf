#include "headway/balance/admission.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace headway::balance {
namespace {

/// H200s newly permitted without a cap, at 20,000 USD and a mark-up of a quarter; buyers wish to spend 25 million USD on
/// them, which is 1,000 chips; 600 are on offer; Beijing lets all through.
class Admission : public ::testing::Test {
 protected:
  void SetUp() override {
    policy_.permission.months = all_.data();
    policy_.place = 1.0;
    policy_.vetting = 1.0;
    for (double& newly : policy_.newly_permitted) {
      newly = 1.0;
    }
    for (double& price : in_->demand.price) {
      price = 20000.0;
    }
    volume_[kH200] = kUnlimited;
    wished_[kH200] = 25e6;
    offer_[kH200] = 600.0;
  }
  void admit() {
    on_ = {};
    flow_ = {};
    const MarketView<double> view{in_->demand, in_->trade, in_->diversion, in_->abroad, in_->supply,
                                  policy_,     offers_,    60.0,           timeline_,   0};
    detail::admit(view, volume_, wished_, offer_, 1.25, 0.0, on_, flow_);
  }
  struct Inputs {
    DemandInputs<double> demand{};
    TradeInputs<double> trade{};
    DiversionInputs<double> diversion{};
    AbroadInputs<double> abroad{};
    SupplyInputs<double> supply{};
  };
  std::vector<double> all_{1.0};
  std::unique_ptr<Inputs> in_ = std::make_unique<Inputs>();
  PolicyInputs<double> policy_{};
  Offers<double> offers_;
  Timeline timeline_;
  double volume_[kMerchantCount]{};
  double wished_[kMerchantCount]{};
  double offer_[kMerchantCount]{};
  Channels<double> on_;
  TradeFlow<double> flow_;
};

// The offer of 600 is the least: 600 x 25,000 USD at the buyer's price, 600 x 20,000 at list. Nothing else limits.
TEST_F(Admission, TheOfferBindsWhereItIsTheLeast) {
  admit();
  EXPECT_DOUBLE_EQ(on_.cap[kH200], 15e6);
  EXPECT_DOUBLE_EQ(flow_.limit[kLimitSupply], 12e6);
  EXPECT_DOUBLE_EQ(flow_.limit[kLimitWish], 20e6);
  EXPECT_EQ(flow_.limit[kLimitCap], kUnlimited);
  EXPECT_EQ(flow_.limit[kLimitPermission], kUnlimited);
  EXPECT_DOUBLE_EQ(flow_.demand_of_lines[1], 1000.0);
}

// Vetting lets half of the demand through, 500; Washington's volume of 400 is less; a tenth of Beijing is less still.
TEST_F(Admission, TheLeastOfCapVettingAndPermissionIsAdmitted) {
  policy_.vetting = 0.5;
  admit();
  EXPECT_DOUBLE_EQ(on_.cap[kH200], 500.0 * 25000.0);
  EXPECT_DOUBLE_EQ(flow_.limit[kLimitCap], 500.0 * 20000.0);
  volume_[kH200] = 400.0;
  admit();
  EXPECT_DOUBLE_EQ(on_.cap[kH200], 400.0 * 25000.0);
  EXPECT_DOUBLE_EQ(flow_.limit[kLimitCap], 400.0 * 20000.0);
  all_[0] = 0.1;
  admit();
  EXPECT_DOUBLE_EQ(on_.cap[kH200], 100.0 * 25000.0);
  EXPECT_DOUBLE_EQ(flow_.limit[kLimitPermission], 100.0 * 20000.0);
  EXPECT_DOUBLE_EQ(flow_.demand_of_lines[1], 100.0);
}

TEST_F(Admission, AClassSoldBeforeNeedsNoVetting) {
  policy_.vetting = 0.1;
  policy_.newly_permitted[kH200] = 0.0;
  admit();
  EXPECT_DOUBLE_EQ(on_.cap[kH200], 15e6);
}

TEST_F(Admission, WhereNoClassMayBeSoldTheCapBinds) {
  volume_[kH200] = 0.0;
  admit();
  EXPECT_EQ(on_.cap[kH200], 0.0);
  EXPECT_EQ(flow_.limit[kLimitCap], 0.0);
  EXPECT_EQ(flow_.demand_of_lines[1], 0.0);
}

}  // namespace
}  // namespace headway::balance
